package dev.roster.signin;

import dev.roster.chat.Account;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of the accounts in chat that a person sees as theirs. */
final class ChatTable {

  private ChatTable() {}

  static List<MyAccount.Chat> of(Handle sql, UUID person) {
    return sql.createQuery(
            """
            select i.platform, i.tenant, i.user_id, c.name from chat_identity i
            left join chat_install c on c.platform = i.platform and c.tenant = i.tenant
            where i.person_id = :person order by i.platform, c.name limit 100
            """)
        .bind("person", person)
        .map((rs, context) ->
            new MyAccount.Chat(
                new Account(
                        rs.getString("platform"), rs.getString("tenant"), rs.getString("user_id"))
                    .toString(),
                capital(rs.getString("platform")),
                Optional.ofNullable(rs.getString("name"))))
        .list();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
