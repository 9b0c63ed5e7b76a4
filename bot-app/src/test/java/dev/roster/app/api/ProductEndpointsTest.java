package dev.roster.app.api;

import static dev.roster.app.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.access.Permission;
import dev.roster.chat.Account;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the product asks and reports, over HTTP. */
@ExtendWith(DatabaseExtension.class)
class ProductEndpointsTest {

  private final TestRoster roster;
  private final ProductServer product;
  private final SchemeStage stage;
  private final Account ben;
  private final String key;

  ProductEndpointsTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.product = new ProductServer(roster);
    this.stage = SchemeStage.on(roster, "owned");
    this.ben = stage.person("member");
    this.key = product.serviceKey(stage);
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    product.close();
    roster.close();
  }

  private JsonNode check(String permission) {
    return product.check(
        key, Map.of("org", stage.slug(), "person", ben.toString(), "permission", permission));
  }

  private static JsonNode problem(HttpResponse<byte[]> response, int status) {
    JsonNode document = json(response);
    assertThat(response.statusCode()).as(document.toString()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return document;
  }

  @Test
  void theAnswerHasTheFieldsOfTheContract() {
    JsonNode answer = check("inference.use");
    assertThat(names(answer))
        .containsExactly("allowed", "rule", "role", "tier", "flags", "creditsLeft", "sessionEpoch");
    assertThat(answer.path("allowed").isBoolean()).isTrue();
    assertThat(answer.path("tier").asText()).isEqualTo("base");
    assertThat(answer.path("flags").path("model_selector").asText()).isEqualTo("limited");
    assertThat(answer.path("creditsLeft").isNull()).isTrue();
    assertThat(answer.path("sessionEpoch").isIntegralNumber()).isTrue();
    JsonNode nobody =
        product.check(
            key,
            Map.of("org", stage.slug(), "person", "no@acme.test", "permission", "inference.use"));
    assertThat(names(nobody)).isEqualTo(names(answer));
    assertThat(nobody.path("allowed").asBoolean()).isFalse();
    assertThat(nobody.path("rule").asText()).isEqualTo("not_a_member");
    assertThat(nobody.path("role").isNull()).isTrue();
  }

  @Test
  void theGuidesCommandsWork() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "api.md"));
    var command =
        Pattern.compile(
            "-d '([^']*)' \\\\\n *https://roster\\.example\\.com(/api/v1/(?:check|usage))\\s");
    var asked = new ArrayList<String>();
    command
        .matcher(guide)
        .results()
        .forEach(found -> {
          String body =
              found
                  .group(1)
                  .replace("\"acme\"", "\"" + stage.slug() + "\"")
                  .replace("ben@acme.test", ben.toString());
          var response = product.post(key, found.group(2), body);
          assertThat(response.statusCode()).as(body).isEqualTo(200);
          asked.add(found.group(2));
        });
    assertThat(asked).containsExactlyInAnyOrder("/api/v1/check", "/api/v1/usage");
    String own = product.key(stage.founder(), "key create laptop");
    assertThat(json(product.introspect(key, own)).path("active").asBoolean()).isTrue();
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  @DisplayName("D43 D42 usage pauses at the cap, and the answer says until when")
  void usageIsRecordedOnceAndPauses() {
    roster.say(stage.founder(), "member limit " + ben.mention() + " 10");
    String report = report(event("e1", ben.toString(), 4), event("e2", ben.toString(), 6));
    assertThat(json(product.post(key, "/api/v1/usage", report)))
        .hasToString("{\"recorded\":2,\"duplicates\":0}");
    assertThat(json(product.post(key, "/api/v1/usage", report)))
        .hasToString("{\"recorded\":0,\"duplicates\":2}");
    JsonNode paused = check("inference.use");
    assertThat(paused.path("allowed").asBoolean()).isFalse();
    assertThat(paused.path("rule").asText()).isEqualTo("credits.cap");
    assertThat(paused.path("creditsLeft").asLong()).isZero();
    assertThat(paused.path("pausedUntil").asText()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(check("usage.view_own").path("allowed").asBoolean()).isTrue();
  }

  private String event(String id, String person, long credits) {
    return """
    {"id":"%s","org":"%s","person":"%s","credits":%d,"requests":1,"at":"2026-11-22T10:00:00Z"}\
    """
        .formatted(id, stage.slug(), person, credits);
  }

  private static String report(String... events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  @Test
  @DisplayName("X33 D52 what somebody used who left meanwhile is counted")
  void whoeverLeftIsStillReported() {
    roster.press(
        stage.founder(), roster.say(stage.founder(), "member remove " + ben.mention()), "Confirm");
    assertThat(
            json(product.post(key, "/api/v1/usage", report(event("e1", ben.toString(), 4))))
                .path("recorded")
                .asInt())
        .isEqualTo(1);
  }

  @Test
  void aBadEventRefusesTheWholeBatchAndIsPointedAt() {
    String report =
        report(
            event("e1", ben.toString(), 4),
            event("e2", "nobody@acme.test", 4),
            event("e3", ben.toString(), 4).replace(stage.slug(), "other"));
    JsonNode errors = problem(product.post(key, "/api/v1/usage", report), 400).path("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .containsExactly("/events/1/person", "/events/2/org");
    assertThat(
            roster
                .database()
                .number(
                    "select count(*) from usage_event where org_id = ?", stage.org().toString()))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "\"3\"",
        "1000000001",
        "99999999999999999999",
        "1e19",
        "18446744073709551619e0",
        "1e309",
        "-1e309",
        "1e999999999",
        "null"
      })
  void creditsAreWholeNumbersWithinBounds(String credits) {
    String report =
        report(event("e1", ben.toString(), 7).replace("\"credits\":7", "\"credits\":" + credits));
    JsonNode errors = problem(product.post(key, "/api/v1/usage", report), 400).path("errors");
    assertThat(errors.findValuesAsText("pointer")).contains("/events/0/credits");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void aBatchHasOneToAThousandEvents(int size) {
    var events = new String[size];
    for (int i = 0; i < size; i++) {
      events[i] = event("e" + i, ben.toString(), 1);
    }
    problem(product.post(key, "/api/v1/usage", report(events)), 400);
  }

  @Test
  @DisplayName("a batch of 1,000 events fits, however long their ids and addresses are")
  void theLargestBatchIsTaken() {
    String longest = "e".repeat(63) + "@" + "d".repeat(60) + "." + "d".repeat(60) + ".test";
    Account far = roster.person("Far Away", longest);
    roster.say(stage.founder(), "invite send " + far.mention());
    roster.settle();
    roster.press(far, roster.newestCard(far), "Accept");
    var events = new String[1_000];
    for (int i = 0; i < events.length; i++) {
      events[i] = event("%0100d".formatted(i), longest, 1);
    }
    String known = report(events);
    assertThat(known.length()).isGreaterThan(256 * 1024);
    assertThat(json(product.post(key, "/api/v1/usage", known)))
        .hasToString("{\"recorded\":1000,\"duplicates\":0}");

    for (int i = 0; i < events.length; i++) {
      events[i] =
          event("%04d".formatted(i) + "\\\\".repeat(96), "p".repeat(330), 1_000_000_000)
              .replace(stage.slug(), "o".repeat(60))
              .replace("\"requests\":1,", "\"requests\":1000000000,")
              .replace("10:00:00Z", "10:00:00.123456789Z");
    }
    JsonNode unknown = problem(product.post(key, "/api/v1/usage", report(events)), 400);
    assertThat(unknown.path("errors").findValuesAsText("pointer")).contains("/events/0/org");
    JsonNode tooLarge =
        problem(product.post(key, "/api/v1/usage", report(events) + " ".repeat(400_000)), 413);
    assertThat(tooLarge.path("detail").asText()).isEqualTo("A body has at most 1024 KiB here.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2026-13-01T00:00:00Z", "2026-11-22", ""})
  void aTimeIsAnInstant(String at) {
    String report = report(event("e1", ben.toString(), 7).replace("2026-11-22T10:00:00Z", at));
    JsonNode errors = problem(product.post(key, "/api/v1/usage", report), 400).path("errors");
    assertThat(errors.findValuesAsText("pointer")).contains("/events/0/at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "",
        "{\"org\":\"x\"",
        "{\"org\":\"ORG\",\"permission\":\"inference.use\"}",
        "{\"org\":\"ORG\",\"person\":\"a@b.c\",\"key\":\"k\",\"permission\":\"inference.use\"}",
        "{\"org\":\"ORG\",\"person\":5,\"permission\":\"inference.use\"}",
        "{\"org\":\"ORG\",\"person\":\"a@b.c\",\"permission\":\"inference.use\",\"role\":\"owner\"}",
        "{\"org\":\"ORG\",\"org\":\"ORG\",\"person\":\"a@b.c\",\"permission\":\"inference.use\"}",
        "{\"org\":\"ORG\",\"person\":\"a@b.c\",\"permission\":\"inference.use\"} x",
        "{\"org\":\"ORG\",\"person\":\"a@b.c\",\"permission\":\"inference.used\"}",
        "{\"org\":\"ORG\",\"person\":\"a@b.c\",\"permission\":\"team.use\"}",
        "{\"org\":\"elsewhere\",\"person\":\"a@b.c\",\"permission\":\"inference.use\"}"
      })
  void aQuestionThatCannotBeAnsweredIsABadRequest(String body) {
    problem(product.post(key, "/api/v1/check", body.replace("ORG", stage.slug())), 400);
  }

  @Test
  void anotherOrgLooksLikeAnUnknownOne() {
    var other = SchemeStage.on(roster, "owned");
    String body = "{\"org\":\"%s\",\"person\":\"a@b.c\",\"permission\":\"inference.use\"}";
    JsonNode foreign =
        problem(product.post(key, "/api/v1/check", body.formatted(other.slug())), 400);
    JsonNode unknown = problem(product.post(key, "/api/v1/check", body.formatted("none")), 400);
    assertThat(foreign.toString().replace(other.slug(), "none")).isEqualTo(unknown.toString());
  }

  @Test
  void onlyAServiceKeyThatWorksMayAsk() {
    String body =
        "{\"org\":\"%s\",\"person\":\"a@b.c\",\"permission\":\"inference.use\"}"
            .formatted(stage.slug());
    String own = product.key(stage.founder(), "key create laptop");
    JsonNode personal = problem(product.post(own, "/api/v1/check", body), 403);
    assertThat(personal.toString()).doesNotContain(own);
    for (String bad : new String[] {"rk_" + "A".repeat(43), "x", ""}) {
      JsonNode document = problem(product.post(bad, "/api/v1/check", body), 401);
      assertThat(bad.isEmpty() || !document.toString().contains(bad)).isTrue();
    }
    assertThat(product.send(key, "/api/v1/check", "text/plain", body).statusCode()).isEqualTo(415);
    assertThat(product.post(key, "/api/v1/check", " ".repeat(300_000) + body).statusCode())
        .isEqualTo(413);
  }

  @Test
  void introspectionSaysWhatAKeyIsGoodForWhileItWorks() {
    Account admin = stage.person("admin");
    String own = product.key(admin, "key create laptop expires:30d");
    JsonNode active = json(product.introspect(key, own));
    assertThat(active.path("active").asBoolean()).isTrue();
    assertThat(active.path("scope").asText().split(" "))
        .contains(Permission.KEYS_CREATE.word())
        .doesNotContain(Permission.ORG_DELETE.word());
    assertThat(active.path("org").asText()).isEqualTo(stage.slug());
    assertThat(active.path("exp").asLong() - active.path("iat").asLong())
        .isEqualTo(30L * 24 * 3600);
    var other = SchemeStage.on(roster, "owned");
    String foreign = product.serviceKey(other);
    assertThat(json(product.introspect(foreign, own))).hasToString("{\"active\":false}");
    assertThat(json(product.introspect(key, "rk_" + "A".repeat(43))))
        .hasToString("{\"active\":false}");
    roster.say(stage.founder(), "member suspend " + admin.mention());
    assertThat(json(product.introspect(key, own))).hasToString("{\"active\":false}");
    byte[] twice =
        product
            .send(
                key,
                "/api/v1/introspect",
                "application/x-www-form-urlencoded",
                "token=" + own + "&token=" + own)
            .body();
    assertThat(new String(twice, StandardCharsets.UTF_8)).doesNotContain(own);
  }

  @Test
  void aKeyIsCheckedAsItsOwner() {
    String own = product.key(stage.person("admin"), "key create laptop");
    assertThat(
            product
                .check(key, Map.of("org", stage.slug(), "key", own, "permission", "keys.create"))
                .path("allowed")
                .asBoolean())
        .isTrue();
  }
}
