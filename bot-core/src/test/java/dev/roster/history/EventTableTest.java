package dev.roster.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.history.EventTable.Part;
import dev.roster.history.EventTable.Stream;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every statement seeks in an index that has its order: nothing is sorted, nothing is counted. */
@ExtendWith(DatabaseExtension.class)
class EventTableTest {

  private static final UUID ID = new UUID(7, 7);

  private static final List<Stream> STREAMS =
      List.of(
          Stream.all(), Stream.about(ID), Stream.by(ID), Stream.of("member.role"), Stream.on(ID));

  private final TestDatabase database;

  EventTableTest(TestDatabase database) {
    this.database = database;
  }

  private Map<String, String> plan(String statement, Map<String, Object> values) {
    return database
        .databases()
        .read(sql -> {
          var query = sql.createQuery("explain " + statement).bind("org", ID);
          return query
              .bindMap(values)
              .map((rs, context) -> {
                var row = new HashMap<String, String>();
                row.put("key", String.valueOf(rs.getString("key")));
                row.put("type", String.valueOf(rs.getString("type")));
                row.put("extra", String.valueOf(rs.getString("Extra")));
                return row;
              })
              .first();
        });
  }

  private static Map<String, Object> values(Stream stream) {
    var values = new HashMap<>(stream.values());
    values.putAll(Map.of("from", 0L, "upto", 50L, "version", 50L, "n", 1, "most", 11));
    return values;
  }

  @Test
  void everyStreamIsReadInItsOrderBothWays() {
    for (Stream stream : STREAMS) {
      for (boolean newestFirst : List.of(true, false)) {
        var part = new Part(0, 50, Optional.of(new EventKey(50, 1)), newestFirst);
        for (String statement :
            List.of(
                EventTable.keysStatement(stream, part), EventTable.eventsStatement(stream, part))) {
          Map<String, String> plan = plan(statement, values(stream));
          assertThat(plan.getOrDefault("key", "").toLowerCase(Locale.ROOT))
              .as(statement)
              .isEqualTo(stream.index());
          assertThat(plan.get("extra")).as(statement).doesNotContain("filesort", "temporary");
          assertThat(plan.get("type")).as(statement).isIn("range", "ref");
        }
      }
    }
  }

  @Test
  void aTimeIsOneSeek() {
    for (String statement : List.of(EventTable.FIRST_SINCE, EventTable.LAST_UNTIL)) {
      Map<String, String> plan = plan(statement, Map.of("at", Instant.EPOCH));
      assertThat(plan).containsEntry("key", "audit_event_at");
      assertThat(plan.get("extra")).as(statement).doesNotContain("filesort", "temporary");
    }
  }
}
