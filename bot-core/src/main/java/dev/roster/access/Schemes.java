package dev.roster.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.json.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The schemes, kept by name and version: a version is a checksum over the scheme's rows, so a
 * scheme that a newer replica changed is loaded anew by whoever reads its new version.
 */
public final class Schemes {

  private final Cache<Key, Scheme> cache = Caffeine.newBuilder().maximumSize(1_000).build();

  /** What {@code own} is in a column: what an org decided for itself, as a JSON object. */
  public static final String OWN_POLICIES =
      "(select json_objectagg(op.policy_key, op.value)"
          + " from org_policy op where op.org_id = o.id)";

  private record Key(String name, long version, @Nullable String own) {}

  /**
   * The scheme of that name as it was at that version, as an org lives by it.
   *
   * @param version the {@code scheme.version} that the caller read with its own row
   * @param own the org's own policies as {@link #OWN_POLICIES} reads them; null for none
   */
  public Scheme get(Handle sql, String name, long version, @Nullable String own) {
    Scheme shipped = cache.get(new Key(name, version, null), key -> load(sql, name));
    return own == null
        ? shipped
        : cache.get(new Key(name, version, own), key -> shipped.with(Json.readWords(own)));
  }

  /** The scheme that an org lives by now, with its own policies. */
  public Scheme of(Handle sql, UUID org) {
    return sql.createQuery(
            "select o.scheme, s.version, %s as own from org o join scheme s on s.name = o.scheme where o.id = :org"
                .formatted(OWN_POLICIES))
        .bind("org", org)
        .map((rs, context) ->
            get(sql, rs.getString("scheme"), rs.getLong("version"), rs.getString("own")))
        .one();
  }

  /** The scheme as it is shipped now. */
  public Scheme current(Handle sql, String name) {
    long version =
        sql.createQuery("select version from scheme where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    return get(sql, name, version, null);
  }

  /** The rows in which the scheme's source says who may do what, in their order. */
  public List<SourceRow> sourceRows(Handle sql, String name) {
    return sql.createQuery(
            "select label, permissions from scheme_row where scheme = :name order by position")
        .bind("name", name)
        .map((rs, context) ->
            new SourceRow(
                rs.getString("label"),
                Arrays.stream(rs.getString("permissions").split(" "))
                    .map(word -> Permission.of(word).orElseThrow())
                    .toList()))
        .list();
  }

  /** The names of all schemes. */
  public List<String> names(Handle sql) {
    return sql.createQuery("select name from scheme order by name").mapTo(String.class).list();
  }

  private static Scheme load(Handle sql, String name) {
    var grants =
        grants(sql, name, "select role as holder, permission from role_grant where scheme = :name");
    var flags =
        grants(sql, name, "select flag as holder, permission from flag_grant where scheme = :name");
    List<Role> roles =
        sql.createQuery(
                "select name, title, role_rank, is_unique, is_admin from role where scheme = :name")
            .bind("name", name)
            .map((rs, context) ->
                new Role(
                    rs.getString("name"),
                    rs.getString("title"),
                    rs.getInt("role_rank"),
                    rs.getBoolean("is_unique"),
                    rs.getBoolean("is_admin"),
                    grants.getOrDefault(rs.getString("name"), Set.of())))
            .list();
    var policies = new HashMap<String, String>();
    sql.createQuery("select policy_key, value from scheme_policy where scheme = :name")
        .bind("name", name)
        .map((rs, context) -> Map.entry(rs.getString("policy_key"), rs.getString("value")))
        .forEach(policy -> policies.put(policy.getKey(), policy.getValue()));
    String title =
        sql.createQuery("select title from scheme where name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .one();
    return new Scheme(name, title, roles, flags, TeamRoleTable.all(sql), policies);
  }

  private static Map<String, Set<Permission>> grants(Handle sql, String scheme, String query) {
    var grants = new HashMap<String, Set<Permission>>();
    sql.createQuery(query)
        .bind("name", scheme)
        .map((rs, context) -> Map.entry(rs.getString("holder"), rs.getString("permission")))
        .forEach(grant ->
            // A permission that a newer build added is no use to this one.
            Permission.of(grant.getValue())
                .ifPresent(permission ->
                    grants
                        .computeIfAbsent(grant.getKey(), role -> EnumSet.noneOf(Permission.class))
                        .add(permission)));
    return grants;
  }
}
