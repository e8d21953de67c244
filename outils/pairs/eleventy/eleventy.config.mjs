export default function (eleventy) {
  eleventy.setNunjucksEnvironmentOptions({ autoescape: true });
  eleventy.setQuietMode(true);
  return { dir: { input: "src", output: "site" }, htmlTemplateEngine: "njk" };
}
