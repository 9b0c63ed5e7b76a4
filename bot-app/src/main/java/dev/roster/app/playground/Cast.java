package dev.roster.app.playground;

import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.platform.Profile;
import dev.roster.platform.Profile.Standing;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of the playground, and the conversations they have. */
final class Cast {

  static final String PLATFORM = "playground";
  static final String TENANT = "local";
  static final Place GENERAL = new Place(PLATFORM, TENANT, "general", false);

  /** One angle bracket, an apostrophe and an emoji: names are never that simple. */
  private static final List<Person> PEOPLE =
      List.of(
          person("ada", "Ada Okafor", Standing.ADMIN, "Founder"),
          person("ben", "Ben Castillo", Standing.ADMIN, "Engineer"),
          person("chloe", "Chloe Martin", Standing.ADMIN, "Operations"),
          person("dev", "Dev <3 O’Neil 🚀", Standing.ADMIN, "Designer"),
          person("elif", "Elif Çelik", Standing.ADMIN, "New here"),
          person("gil", "Gil Novak", Standing.OUTSIDER, "Guest"));

  /**
   * Somebody to be.
   *
   * @param user the id, which also is what stands behind {@code @} in a mention
   * @param name the display name
   * @param email a confirmed address
   * @param standing guests are refused, all others may make orgs
   * @param title a word or two on who this is
   */
  record Person(String user, String name, String email, Standing standing, String title) {

    Account account() {
      return new Account(PLATFORM, TENANT, user);
    }

    /** The conversation with Roster. */
    Place direct() {
      return new Place(PLATFORM, TENANT, "dm-" + user, true);
    }

    /** Times in answers are those of this machine, as in its browser. */
    Profile profile() {
      boolean guest = standing == Standing.OUTSIDER;
      return new Profile(
          account(),
          name,
          guest ? Optional.empty() : Optional.of(email),
          standing,
          ZoneId.systemDefault());
    }
  }

  private Cast() {}

  private static Person person(String user, String name, Standing standing, String title) {
    return new Person(user, name, user + "@acme.test", standing, title);
  }

  static List<Person> people() {
    return PEOPLE;
  }

  static Optional<Person> find(String user) {
    String lower = user.toLowerCase(Locale.ROOT);
    return PEOPLE.stream().filter(person -> person.user().equals(lower)).findFirst();
  }

  static Optional<Person> find(Account account) {
    return account.platform().equals(PLATFORM) && account.tenant().equals(TENANT)
        ? find(account.user())
        : Optional.empty();
  }

  static Optional<Person> withEmail(String email) {
    return PEOPLE.stream().filter(person -> person.email().equalsIgnoreCase(email)).findFirst();
  }
}
