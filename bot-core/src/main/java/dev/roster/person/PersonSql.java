package dev.roster.person;

import dev.roster.chat.Account;

/** Pieces of SQL about people that other features' statements share. */
public final class PersonSql {

  /** How somebody is called whose account was deleted. */
  public static final String ERASED = "Erased person";

  /**
   * How a person is called, over the alias {@code p}: first and last name, else as the chat
   * platform shows them, else the address (B19).
   */
  public static final String NAME =
      "coalesce(nullif(trim(concat_ws(' ', p.first_name, p.last_name)), ''),"
          + " p.display_name, p.email, 'Somebody')";

  /**
   * Whether an org is connected to where an account or a call is: a condition over other SQL
   * expressions. An account that is the same everywhere, and a direct message of no server, are
   * wherever on that platform the org is connected ({@link dev.roster.chat.Account#EVERYWHERE}).
   *
   * @param org of the org's id
   * @param platform of the platform's name
   * @param tenant of the account's tenant or the place's install
   */
  public static String connected(String org, String platform, String tenant) {
    return """
    exists (
      select 1 from org_install oi
      join chat_install c on c.id = oi.install_id
      where oi.org_id = %1$s and c.platform = %2$s and (c.tenant = %3$s or %3$s = '%4$s'))
    """
        .formatted(org, platform, tenant, Account.EVERYWHERE);
  }

  private PersonSql() {}
}
