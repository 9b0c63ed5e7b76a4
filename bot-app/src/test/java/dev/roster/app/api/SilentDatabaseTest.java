package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.testing.BreakingPool;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The product asks while the database does not answer. */
@ExtendWith(DatabaseExtension.class)
class SilentDatabaseTest {

  @Test
  void aCheckIsAnsweredByAnErrorAndNeverByWhatWasTrueBefore(TestDatabase database) {
    var pool = new BreakingPool(database.read());
    try (var roster = TestRoster.start(database);
        var core = roster.replica(pool);
        var product = new ProductServer(roster, core)) {
      var stage = SchemeStage.on(roster, "owned");
      var ben = stage.person("member");
      String key = product.serviceKey(stage);
      Map<String, String> question =
          Map.of("org", stage.slug(), "person", ben.toString(), "permission", "inference.use");
      String body = new String(Bodies.write(question), StandardCharsets.UTF_8);
      core.checks().start();
      assertThat(product.check(key, question).path("allowed").asBoolean()).isTrue();
      pool.takeDown();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> product.post(key, "/api/v1/check", body).statusCode() == 503);
      stage.ask(stage.founder(), "member suspend " + ben.mention());
      var refused = product.post(key, "/api/v1/check", body);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      pool.mend();
      assertThat(product.check(key, question).path("rule").asText()).isEqualTo("suspended");
    }
  }
}
