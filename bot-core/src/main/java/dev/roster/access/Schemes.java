package dev.roster.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The schemes, kept by name and version: a version is a checksum over the scheme's rows, so a
 * scheme that a newer replica changed is loaded anew by whoever reads its new version.
 */
public final class Schemes {

  private final Cache<Key, Scheme> cache = Caffeine.newBuilder().maximumSize(200).build();

  private record Key(String name, long version) {}

  /**
   * The scheme of that name as it was at that version.
   *
   * @param version the {@code scheme.version} that the caller read with its own row
   */
  public Scheme get(Handle sql, String name, long version) {
    return cache.get(new Key(name, version), key -> load(sql, name));
  }

  /** The scheme as it is now. */
  public Scheme current(Handle sql, String name) {
    long version =
        sql.createQuery("select version from scheme where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one();
    return get(sql, name, version);
  }

  /** The names of all schemes. */
  public List<String> names(Handle sql) {
    return sql.createQuery("select name from scheme order by name").mapTo(String.class).list();
  }

  private static Scheme load(Handle sql, String name) {
    var grants = new HashMap<String, Set<Permission>>();
    sql.createQuery("select role, permission from role_grant where scheme = :name")
        .bind("name", name)
        .map((rs, context) -> Map.entry(rs.getString("role"), rs.getString("permission")))
        .forEach(grant ->
            // A permission that a newer build added is no use to this one.
            Permission.of(grant.getValue())
                .ifPresent(permission ->
                    grants
                        .computeIfAbsent(grant.getKey(), role -> EnumSet.noneOf(Permission.class))
                        .add(permission)));
    List<Role> roles =
        sql.createQuery("select name, title, role_rank, is_unique from role where scheme = :name")
            .bind("name", name)
            .map((rs, context) ->
                new Role(
                    rs.getString("name"),
                    rs.getString("title"),
                    rs.getInt("role_rank"),
                    rs.getBoolean("is_unique"),
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
    return new Scheme(name, title, roles, policies);
  }
}
