package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Webhooks and the keys of IDEs through the API; the stage checks each answer's schema. */
@ExtendWith(DatabaseExtension.class)
class WebhookRestTest {

  private static final String URL = "https://hooks.acme.com/roster";

  private final RestStage stage;

  WebhookRestTest(TestDatabase database) {
    this.stage = new RestStage(database, "owned");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private RestStage.Answer make(Map<String, String> headers) {
    return stage.send(
        "POST",
        "/webhooks",
        "{\"url\":\"%s\",\"events\":[\"team.*\",\"webhook.tested\"]}".formatted(URL),
        headers);
  }

  @Test
  void aProgramMakesTriesMendsAndDeletesAWebhook() {
    RestStage.Answer made = make(Map.of("Idempotency-Key", "make-1"));
    assertThat(made.status()).isEqualTo(200);
    String id = made.text("webhook");
    assertThat(id).startsWith("w-");
    assertThat(made.text("secret")).startsWith("whsec_");
    assertThat(make(Map.of("Idempotency-Key", "make-1")).http().body())
        .isEqualTo(made.http().body());
    assertThat(make(Map.of()).status()).isEqualTo(409);

    assertThat(stage.post("/webhooks/" + id + "/test", "{}").status()).isEqualTo(200);
    stage.roster().settle();
    assertThat(stage.roster().webhooks().sentTo(URL))
        .singleElement()
        .satisfies(post -> assertThat(post.type()).isEqualTo("dev.roster.webhook.tested"));
    JsonNode delivery = stage.get("/webhooks/" + id + "/deliveries").body().at("/deliveries/0");
    assertThat(delivery.path("state").asText()).isEqualTo("sent");
    assertThat(delivery.path("type").asText()).isEqualTo("webhook.tested");

    RestStage.Answer rotated = stage.post("/webhooks/" + id + "/rotate", "{}");
    assertThat(rotated.text("secret")).isNotEqualTo(made.text("secret"));
    assertThat(make(Map.of("Idempotency-Key", "make-1")).text("secret"))
        .isEqualTo(made.text("secret"));

    assertThat(stage.patch("/webhooks/" + id, "{\"enabled\":false}").status()).isEqualTo(200);
    assertThat(stage.get("/webhooks/" + id).body().path("enabled").asBoolean()).isFalse();
    assertThat(stage.post("/webhooks/" + id + "/replay", "{}").status()).isEqualTo(409);
    assertThat(stage.patch("/webhooks/" + id, "{\"enabled\":true}").status()).isEqualTo(200);
    RestStage.Answer again =
        stage.post("/webhooks/" + id + "/replay", "{\"since\":\"2026-11-22T09:00:00Z\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("events").asInt()).isEqualTo(1);

    assertThat(stage.delete("/webhooks/" + id).status()).isEqualTo(200);
    assertThat(stage.get("/webhooks").body().path("webhooks")).isEmpty();
    assertThat(stage.get("/webhooks/" + id).status()).isEqualTo(404);
  }

  @Test
  void whoeverIsConcernedHearsWhichKeyDidIt() {
    var ben = stage.member("Ben", "member");
    stage.put("/members/ben@acme.test/tier", "{\"tier\":\"pro\"}");
    stage.put("/members/ben@acme.test/limit", "{\"credits\":500}");
    stage.roster().settle();
    assertThat(stage.roster().newestCard(ben).words()).startsWith("Service key product ");
  }

  @Test
  void deliveriesComeInPages() {
    String id = make(Map.of()).text("webhook");
    for (int i = 0; i < 5; i++) {
      stage.post("/webhooks/" + id + "/test", "{}");
    }
    JsonNode first = stage.get("/webhooks/" + id + "/deliveries?limit=3").body();
    assertThat(first.path("deliveries")).hasSize(3);
    JsonNode second =
        stage
            .get("/webhooks/" + id + "/deliveries?limit=3&cursor=" + first.path("next").asText())
            .body();
    assertThat(second.path("deliveries")).hasSize(2);
    assertThat(second.has("next")).isFalse();
    assertThat(
            StreamSupport.stream(first.path("deliveries").spliterator(), false)
                .map(one -> one.path("event").asText()))
        .doesNotHaveDuplicates()
        .doesNotContain(second.at("/deliveries/0/event").asText());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(stage.post("/webhooks", "{\"url\":\"http://10.0.0.1/\"}").status()).isEqualTo(400);
    assertThat(stage.post("/webhooks", "{\"url\":\"https://inner.acme.test/\"}").text("detail"))
        .contains("inner network");
    assertThat(stage.post("/webhooks", "{}").status()).isEqualTo(400);
    assertThat(stage.patch("/webhooks/w-none", "{}").status()).isEqualTo(400);
    assertThat(stage.delete("/webhooks/w-none").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("X07 the product makes a key for a member's IDE, told once and to no second try")
  void theProductMakesAKeyForAnIde() {
    stage.member("Ben", "member");
    String body = "{\"person\":\"ben@acme.test\",\"name\":\"IDE\"}";
    Map<String, String> once = Map.of("Idempotency-Key", "ide-1");
    RestStage.Answer made = stage.send("POST", "/keys", body, once);
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.text("secret")).matches("rk_[A-Za-z0-9_-]{43}").startsWith(made.text("prefix"));
    RestStage.Answer again = stage.send("POST", "/keys", body, once);
    assertThat(again.text("key")).isEqualTo(made.text("key"));
    assertThat(again.body().has("secret")).isFalse();
    JsonNode listed = stage.get("/keys?person=ben@acme.test").body().path("keys");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/origin").asText()).isEqualTo("ide");
  }
}
