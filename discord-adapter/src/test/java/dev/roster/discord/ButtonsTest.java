package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Buttons that Roster never made, made for somebody else, or made long ago. */
@DisplayName("issue, Must hold: forged, foreign, oversized, stale tokens are answered, do nothing")
final class ButtonsTest {

  private static final String UNKNOWN = "abcdefghijklmnopqrstuv";

  private final OnDiscord on;
  private final Person cat;

  ButtonsTest() throws Exception {
    on = new OnDiscord();
    cat = on.acme.person("Cat");
  }

  @BeforeEach
  void found() throws Exception {
    on.found("Acme");
  }

  @AfterEach
  void close() {
    assertThat(on.discord.pings()).isEmpty();
    on.close();
  }

  private Shown invitationOfCat() throws Exception {
    on.say(on.ada, "/invite send", Map.of("people", cat.mention()));
    return on.discord.dm(cat, "Join Acme?");
  }

  private Shown requestOfCat() throws Exception {
    on.join(cat, "member");
    on.say(cat, "/upgrade request", Map.of("reason", "please"));
    return on.discord.dm(on.bob, "Pro for Cat?");
  }

  private void requirePolite(Shown answer) {
    assertThat(answer.isEphemeral()).isTrue();
    assertThat(answer.words()).isNotBlank().doesNotContain("went wrong").doesNotContain("xception");
  }

  @Test
  void aForgedButtonIsAnsweredAndDoesNothing() throws Exception {
    Shown card = requestOfCat();
    String before = card.words();
    List<String> forged =
        Stream.of(
                "x",
                "' or 1=1 --",
                "x".repeat(100),
                "ü".repeat(100),
                "u" + UNKNOWN,
                "p" + UNKNOWN,
                "f" + UNKNOWN,
                "f" + UNKNOWN + "upgrade deny",
                "f" + UNKNOWN + "no such command",
                "f" + UNKNOWN + "upgrade approve",
                "u" + UNKNOWN + "upgrade approve",
                // Longer than Discord's own 100.
                "u".repeat(4_000))
            .toList();
    for (String id : forged) {
      var pressed = on.discord.pressed(on.bob, card, id);
      if (pressed.openedModal()) {
        Map<String, Object> words =
            pressed.modal().labels().isEmpty()
                ? Map.of()
                : Map.of(pressed.modal().labels().getFirst(), "forged");
        pressed = on.discord.submit(on.bob, pressed.modal(), words);
      }
      Shown answer = pressed.answer();
      assertThat(answer.words()).as(id).isNotBlank().doesNotContain("went wrong");
    }
    assertThat(card.words()).isEqualTo(before);
    assertThat(card.buttons()).containsExactly("Approve", "Deny");
    assertThat(on.say(cat, "/roster me", Map.of())).contains("Tier: Base");
  }

  @Test
  void aForgedFormIsAnsweredAndDoesNothing() throws Exception {
    Shown card = requestOfCat();
    var form = on.discord.press(on.bob, card, "Deny").modal();
    for (String id :
        List.of(
            "x", "f" + UNKNOWN + "upgrade deny", "f" + UNKNOWN + "org create", "x".repeat(100))) {
      requirePolite(on.discord.submitted(on.bob, form, id, Map.of("Reason", "forged")).answer());
    }
    assertThat(card.buttons()).containsExactly("Approve", "Deny");
    assertThat(on.say(cat, "/roster me", Map.of())).contains("Pro requested");
  }

  @Test
  void somebodyElsesCardAcceptsNothing() throws Exception {
    Person dan = on.acme.person("Dan");
    Shown card = invitationOfCat();
    on.say(on.ada, "/invite send", Map.of("people", dan.mention()));
    Shown dans = on.discord.dm(dan, "Join Acme?");

    requirePolite(on.discord.pressed(dan, dans, card.customId("Accept")).answer());

    assertThat(on.say(on.ada, "/member list", Map.of())).contains("2 users ·", "2 invited");
    assertThat(card.buttons()).containsExactly("Accept", "Decline");
    assertThat(dans.buttons()).containsExactly("Accept", "Decline");
  }

  @Test
  void theRequesterCannotApproveWithAnotherOnesButton() throws Exception {
    String approve = requestOfCat().customId("Approve");
    Shown own = on.discord.dms(cat).getFirst();

    requirePolite(on.discord.pressed(cat, own, approve).answer());

    assertThat(on.say(cat, "/roster me", Map.of())).contains("Tier: Base");
  }

  @Test
  void somebodyElsesConfirmationConfirmsNothing() throws Exception {
    on.join(cat, "member");
    Shown asked = on.ask(on.ada, "/member role", Map.of("person", cat, "role", "admin"));
    Shown catsOwn = on.discord.dms(cat).getFirst();

    requirePolite(on.discord.pressed(cat, catsOwn, asked.customId("Confirm")).answer());

    assertThat(on.say(cat, "/roster me", Map.of())).contains("Role: Member");
  }

  @Test
  void aButtonOfYesterdayIsAnsweredAndDoesNothing() throws Exception {
    on.join(cat, "member");
    Shown asked = on.ask(on.ada, "/member role", Map.of("person", cat, "role", "admin"));
    String confirm = asked.customId("Confirm");
    on.roster.clock().advance(Duration.ofDays(1));

    assertThat(on.discord.pressed(on.ada, asked, confirm).answer().words()).isNotBlank();

    assertThat(on.say(cat, "/roster me", Map.of())).contains("Role: Member");
  }

  @Test
  void aSecondPressDoesNothingMore() throws Exception {
    Shown card = invitationOfCat();
    String accept = card.customId("Accept");
    on.press(cat, card, "Accept");

    assertThat(on.discord.pressed(cat, card, accept).answer().words()).contains("Acme");

    assertThat(on.say(on.ada, "/member list", Map.of())).contains("3 users ·");
  }
}
