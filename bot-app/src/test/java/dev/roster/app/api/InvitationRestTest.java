package dev.roster.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roster.app.api.RestStage.Answer;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs are told of addresses that deceive, and of the mails of invitations. */
@ExtendWith(DatabaseExtension.class)
class InvitationRestTest {

  /** Ana's address with a Cyrillic letter in it. */
  private static final String HOMOGLYPH = "\u0430na@acme.test";

  private RestStage rest;

  @BeforeEach
  void start(TestDatabase database) {
    database.run("delete from outbox");
    rest = new RestStage(database, "owned");
  }

  @AfterEach
  void stop() {
    rest.roster().requireInvariants();
    rest.close();
  }

  private Answer invite(String people, String also) {
    return rest.post("/invitations", "{\"people\":[%s]%s}".formatted(people, also));
  }

  private JsonNode pending(String query) {
    return rest.get("/invitations?state=pending" + query).body().path("invitations");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"anyway\":false"})
  @DisplayName("trust.md: a homoglyph is held back, and the program told why")
  void whatLooksLikeAnotherIsHeldBack(String also) {
    Answer held = invite("\"%s\",\"ben@acme.test\"".formatted(HOMOGLYPH), also);
    assertThat(held.status()).isEqualTo(200);
    JsonNode result = held.body().at("/results/0");
    assertThat(result.path("done").asBoolean()).isFalse();
    assertThat(result.path("held").asBoolean()).isTrue();
    assertThat(result.path("why").asText())
        .contains("looks like ana@acme.test and is not", "CYRILLIC SMALL LETTER A");
    assertThat(held.body().at("/results/1/done").asBoolean()).as("the others go out").isTrue();
    assertThat(held.body().at("/results/1").has("held")).isFalse();
    assertThat(pending("").findValuesAsText("email")).containsExactly("ben@acme.test");
    rest.roster().settle();
    assertThat(rest.roster().mailer().to(HOMOGLYPH)).isEmpty();
  }

  @Test
  void whatIsMeantAnywayIsSent() {
    Answer sent = invite("\"" + HOMOGLYPH + "\"", ",\"anyway\":true");
    assertThat(sent.body().at("/results/0/done").asBoolean()).as(sent.body().toString()).isTrue();
    rest.roster().settle();
    assertThat(rest.roster().mailer().to(HOMOGLYPH)).hasSize(1);
  }

  @Test
  void aDomainThatMixesAlphabetsIsRefusedAnywayToo() {
    JsonNode result = invite("\"ben@\u0430cme.test\"", ",\"anyway\":true").body().at("/results/0");
    assertThat(result.path("done").asBoolean()).isFalse();
    assertThat(result.has("held")).as("saying it again does not help").isFalse();
    assertThat(result.path("why").asText()).contains("domain that mixes alphabets");
    assertThat(pending("")).isEmpty();
  }

  @Test
  void anywayThatWasNotNeededChangesNothing() {
    JsonNode result = invite("\"ben@acme.test\"", ",\"anyway\":true").body().at("/results/0");
    assertThat(result.path("done").asBoolean()).isTrue();
    assertThat(result.has("held")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "\"yes\"", "[]", "null"})
  void anywayIsTrueOrFalseAndNothingElse(String value) {
    Answer wrong = invite("\"" + HOMOGLYPH + "\"", ",\"anyway\":" + value);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().at("/errors/0/pointer").asText()).isEqualTo("/anyway");
    assertThat(pending("")).isEmpty();
  }

  @Test
  void theDocumentSaysIt() {
    JsonNode schema =
        OpenApi.of(rest.api().endpoints())
            .at("/paths/~1v1~1invitations/post/requestBody/content/application~1json/schema");
    assertThat(schema.at("/properties/anyway/type").asText()).isEqualTo("boolean");
    assertThat(schema.at("/properties/anyway/description").asText())
        .contains("look like others", "held back");
    assertThat(schema.path("required").toString()).doesNotContain("anyway");
  }

  private JsonNode mail() {
    rest.roster().settle();
    return pending("").get(0).path("mail");
  }

  @Test
  void whatBecameOfTheMailIsToldAtEachStep() {
    var mailer = rest.roster().mailer();
    mailer.down(new DeliveryException(new Verdict.Later(Duration.ofMinutes(1)), "down", true));
    invite("\"ben@acme.test\"", "");
    JsonNode failed = mail();
    assertThat(failed.path("state").asText()).isEqualTo("failed");
    assertThat(failed.path("error").asText()).isEqualTo("down");
    assertThat(failed.path("copies").asInt()).isEqualTo(1);
    assertThat(Instant.parse(failed.path("at").asText()))
        .as("when it is tried again")
        .isAfter(rest.roster().clock().instant());
    assertThat(pending("&mail=failed")).hasSize(1);
    assertThat(pending("&mail=sent")).isEmpty();

    mailer.down(new DeliveryException(new Verdict.Never(), "550 5.1.1 no such user"));
    rest.roster().clock().advance(Duration.ofMinutes(5));
    assertThat(mail().path("state").asText()).isEqualTo("parked");
    assertThat(mail().path("error").asText()).isEqualTo("550 5.1.1 no such user");

    mailer.down(null);
    rest.roster().clock().advance(Duration.ofMinutes(5));
    assertThat(rest.post("/invitations/ben@acme.test/resend", "{}").status()).isEqualTo(200);
    JsonNode sent = mail();
    assertThat(sent.path("state").asText()).isEqualTo("sent");
    assertThat(sent.has("error")).isFalse();
    assertThat(sent.path("copies").asInt()).isZero();
  }
}
