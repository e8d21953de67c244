"""Departments, communes, intercommunalities: the ground that everything else stands on."""
