/**
 * The voice of the device for `langue`, its favourite if it has one. Voices of a server are left out: what they read would
 * be sent to it.
 */
export function voixDe(voix, langue) {
  const siennes = voix.filter(
    ({ lang, localService }) =>
      localService && lang.toLowerCase().split(/[-_]/)[0] === langue,
  );
  return siennes.find((une) => une.default) || siennes[0];
}
