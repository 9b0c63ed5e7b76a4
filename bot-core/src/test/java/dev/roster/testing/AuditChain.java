package dev.roster.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies audit chains from nothing but the rows and the key, written apart from the code that
 * makes them: each row's HMAC covers its columns, the HMAC of the row before, and whether its
 * change goes on.
 */
public final class AuditChain {

  private AuditChain() {}

  /**
   * The first thing that is wrong with any chain; empty when all are whole.
   *
   * @param key the HMAC key of the chain
   */
  public static Optional<String> firstFault(TestDatabase database, byte[] key) {
    try (var connection = database.read().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select e.*, p.salt, p.words,"
                    + " lead(e.n) over (partition by chain, version order by n) is null as is_last"
                    + " from audit_event e left join audit_personal p on p.id = e.personal_id"
                    + " order by chain, version, n")) {
      String chain = "";
      String previous = "";
      long version = 0;
      int n = 0;
      while (rows.next()) {
        boolean begins = !rows.getString("chain").equals(chain);
        chain = rows.getString("chain");
        String where = chain + " " + rows.getLong("version") + "." + rows.getInt("n");
        if (begins) {
          previous = "0".repeat(64);
          version = 0;
        }
        if (!hex(rows, "prev_hash").equals(previous)) {
          return Optional.of(where + " does not follow the row before");
        }
        boolean next =
            rows.getLong("version") > version
                ? rows.getInt("n") == 1
                : rows.getLong("version") == version && rows.getInt("n") == n + 1;
        if (!next) {
          return Optional.of(where + " is numbered out of order");
        }
        version = rows.getLong("version");
        n = rows.getInt("n");
        previous = hex(rows, "hash");
        if (!previous.equals(hmac(key, json(columns(rows))))) {
          return Optional.of(where + " was altered");
        }
        if (rows.getString("words") != null && !hex(rows, "personal_hash").equals(personal(rows))) {
          return Optional.of(where + " has other personal words");
        }
      }
      return Optional.empty();
    } catch (SQLException | GeneralSecurityException e) {
      throw new IllegalStateException("the chains cannot be read", e);
    }
  }

  private static List<String> columns(ResultSet row) throws SQLException {
    var columns = new ArrayList<String>();
    columns.add(row.getString("chain"));
    columns.add(row.getString("version"));
    columns.add(row.getString("n"));
    var at = row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC);
    columns.add(at.toString());
    for (String name :
        List.of(
            "person_id",
            "account",
            "door",
            "delivery",
            "action",
            "target",
            "target_id",
            "before_values",
            "after_values",
            "personal_id")) {
      columns.add(Objects.requireNonNullElse(row.getString(name), ""));
    }
    columns.add(hex(row, "personal_hash"));
    columns.add(hex(row, "prev_hash"));
    columns.add(row.getBoolean("is_last") ? "last" : "more");
    return columns;
  }

  /** A JSON array of strings, escaped as little as JSON asks for. */
  private static String json(List<String> columns) {
    var json = new StringBuilder("[");
    for (String column : columns) {
      json.append(json.length() == 1 ? "\"" : ",\"");
      for (int i = 0; i < column.length(); i++) {
        char c = column.charAt(i);
        switch (c) {
          case '"' -> json.append("\\\"");
          case '\\' -> json.append("\\\\");
          case '\n' -> json.append("\\n");
          case '\r' -> json.append("\\r");
          case '\t' -> json.append("\\t");
          default -> json.append(c);
        }
      }
      json.append('"');
    }
    return json.append(']').toString();
  }

  private static String hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String personal(ResultSet row) throws SQLException, GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(row.getBytes("salt"));
    byte[] words = row.getString("words").getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(digest.digest(words));
  }

  private static String hex(ResultSet row, String column) throws SQLException {
    byte @Nullable [] bytes = row.getBytes(column);
    return bytes == null ? "" : HexFormat.of().formatHex(bytes);
  }
}
