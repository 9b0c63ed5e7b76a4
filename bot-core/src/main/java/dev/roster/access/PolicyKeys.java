package dev.roster.access;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The policy keys as they are shipped: SQL of {@code policy_key} and {@code policy_word}. */
public final class PolicyKeys {

  private PolicyKeys() {}

  /** All of them, in the order of the page. */
  public static List<PolicyKey> all(Handle sql) {
    Map<String, Map<String, String>> words = words(sql);
    return sql.createQuery("select * from policy_key order by position, name")
        .map((rs, context) ->
            new PolicyKey(
                rs.getString("name"),
                PolicyKey.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                rs.getString("allowed"),
                rs.getBoolean("decides_rights"),
                rs.getBoolean("is_fixed"),
                rs.getInt("position"),
                rs.getString("meaning"),
                words.getOrDefault(rs.getString("name"), Map.of())))
        .list();
  }

  private static Map<String, Map<String, String>> words(Handle sql) {
    var words = new HashMap<String, Map<String, String>>();
    sql.createQuery(
            """
            select w.policy_key, w.word, w.meaning
            from policy_word w
            join policy_key k on k.name = w.policy_key
            order by w.policy_key, locate(concat(' ', w.word, ' '), concat(' ', k.allowed, ' '))
            """)
        .map((rs, context) ->
            List.of(rs.getString("policy_key"), rs.getString("word"), rs.getString("meaning")))
        .forEach(row ->
            words
                .computeIfAbsent(row.getFirst(), key -> new LinkedHashMap<>())
                .put(row.get(1), row.getLast()));
    return words;
  }
}
