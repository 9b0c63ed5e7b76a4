package dev.roster.store;

import dev.roster.audit.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes the words by which rows are found for those rows that were there before words were kept.
 * Whatever is new gets its words at once, so that only the oldest tell whether something is
 * missing: those get theirs last, and a walk that was cut short begins again.
 *
 * @param table of the rows
 * @param stored the table of their words
 * @param owner its column with the row's id
 */
public record Backfill(String table, String stored, String owner, Words words) {

  // Of which the locks are held for less than a person notices.
  private static final int BATCH = 200;

  /** What the words of some rows are. */
  public interface Words {

    /**
     * The words of rows, as far as they have any; nobody changes what they are made of until the
     * transaction ends.
     */
    Map<UUID, Set<String>> of(Handle sql, List<UUID> rows);

    /** Writes words, of which some may have been written meanwhile. */
    void write(Handle sql, Map<UUID, Set<String>> words);
  }

  private record Batch(List<UUID> rows, List<UUID> without) {}

  private record Step(int filled, Optional<UUID> next) {}

  /**
   * Writes what is missing, some rows in each transaction. Safe to run on several replicas at once;
   * costs the same at any size where nothing is missing.
   *
   * @param goesOn asked after each transaction
   * @return for how many rows
   */
  public int run(Databases databases, Transactions transactions, BooleanSupplier goesOn) {
    if (!databases.read(this::isMissing)) {
      return 0;
    }
    int filled = 0;
    Optional<UUID> before = Optional.empty();
    do {
      Step step = step(transactions, before);
      filled += step.filled();
      before = step.next();
    } while (before.isPresent() && goesOn.getAsBoolean());
    return filled;
  }

  private Step step(Transactions transactions, Optional<UUID> before) {
    return transactions.own(
        Actor.system("words", "words:" + table), tx -> fill(tx.sql(), before, BATCH));
  }

  /** The same at once for all, on a connection that is open. */
  public void runAll(Handle sql) {
    fill(sql, Optional.empty(), Integer.MAX_VALUE);
  }

  private Step fill(Handle sql, Optional<UUID> before, int most) {
    Batch batch = look(sql, before, true, most);
    Map<UUID, Set<String>> missing = wordsOf(sql, batch);
    if (!missing.isEmpty()) {
      words.write(sql, missing);
    }
    return new Step(
        missing.size(),
        batch.rows().size() < most ? Optional.empty() : Optional.of(batch.rows().getLast()));
  }

  private boolean isMissing(Handle sql) {
    return !wordsOf(sql, look(sql, Optional.empty(), false, BATCH)).isEmpty();
  }

  // A name of nothing but accents has no words, and never will.
  private Map<UUID, Set<String>> wordsOf(Handle sql, Batch batch) {
    return batch.without().isEmpty() ? Map.of() : words.of(sql, batch.without());
  }

  private Batch look(Handle sql, Optional<UUID> before, boolean newestFirst, int most) {
    record Row(UUID id, boolean without) {}
    Query query =
        sql.createQuery(
                """
                select t.id,
                  (select 1 from %2$s w where w.%3$s = t.id limit 1) is null as lacks
                from %1$s t%4$s
                order by t.id%5$s
                limit :most
                """
                    .formatted(
                        table,
                        stored,
                        owner,
                        before.isEmpty() ? "" : " where t.id < :before",
                        newestFirst ? " desc" : ""))
            .bind("most", most);
    before.ifPresent(id -> query.bind("before", id));
    List<Row> rows =
        query
            .map((rs, context) ->
                new Row(UUID.fromString(rs.getString("id")), rs.getBoolean("lacks")))
            .list();
    return new Batch(
        rows.stream().map(Row::id).toList(),
        rows.stream().filter(Row::without).map(Row::id).toList());
  }
}
