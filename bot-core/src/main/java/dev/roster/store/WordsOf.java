package dev.roster.store;

import dev.roster.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Words of rows as one value of a statement, so that they are written by one however many they are.
 */
public final class WordsOf {

  /**
   * SQL of a table {@code w} of {@code id} and {@code word}, made of what is bound as {@code
   * words}.
   */
  public static final String TABLE =
      """
      (select cast(j.id as uuid) as id, j.word from json_table(:words, '$[*]' columns (
        id char(36) path '$[0]',
        word varchar(80) character set utf8mb4 collate utf8mb4_nopad_bin path '$[1]')) j) w
      """;

  private WordsOf() {}

  /**
   * What to bind.
   *
   * @param words of each row, by its id
   */
  public static String rows(Map<UUID, Set<String>> words) {
    return Json.write(
        words.entrySet().stream()
            .flatMap(row -> row.getValue().stream().map(word -> List.of(row.getKey(), word)))
            .toList());
  }
}
