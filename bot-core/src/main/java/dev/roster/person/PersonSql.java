package dev.roster.person;

/** Pieces of SQL about people that other features' statements share. */
public final class PersonSql {

  /**
   * How a person is called, over the alias {@code p}: first and last name, else as the chat
   * platform shows them, else the address (B19).
   */
  public static final String NAME =
      "coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''),"
          + " p.display_name, p.email, 'Somebody')";

  private PersonSql() {}
}
