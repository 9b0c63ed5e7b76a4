package dev.roster.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.discord.standin.Person;
import dev.roster.discord.standin.Shown;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From nothing to an org with teams and a Pro member, as people on Discord see it. */
@DisplayName("issue, Tests: org, invite, accept, team edits, Pro, approve, undo over real JDA")
final class StoryTest {

  @Test
  void happens() throws Exception {
    try (var on = new OnDiscord()) {
      Person cat = on.acme.person("Cat");
      foundAnOrg(on, cat);
      changeRoles(on);
      editTeams(on, cat);
      approve(on, cat);
      deny(on, cat);

      assertThat(on.discord.pings()).isEmpty();
      assertThat(on.acme.channel("general").messages()).isEmpty();
      assertThat(on.roster.mailer().sent()).isEmpty();
    }
  }

  /** Two people are invited by mention and accept on their cards; nobody has an address. */
  private static void foundAnOrg(OnDiscord on, Person cat) throws Exception {
    assertThat(on.say(on.ada, "/org create", Map.of("name", "Acme", "plan", "pro")))
        .contains("Acme is yours now")
        .contains("/invite send");
    assertThat(on.say(on.ada, "/invite send", Map.of("people", on.bob.mention() + cat.mention())))
        .contains("Invited 2 people to Acme as Member.")
        .contains("✓ @Bob")
        .contains("✓ @Cat");

    Shown card = on.discord.dm(on.bob, "Join Acme?");
    assertThat(card.words()).contains("Invited by: Ada").contains("Role: Member");
    assertThat(card.buttons()).containsExactly("Accept", "Decline");
    assertThat(on.press(on.bob, card, "Accept").words()).contains("You are in Acme");
    assertThat(card.words()).contains("You are in Acme");
    assertThat(card.buttons()).isEmpty();
    on.press(cat, on.discord.dm(cat, "Join Acme?"), "Accept");

    assertThat(on.say(on.ada, "/member list", Map.of()))
        .contains("3 users ·")
        .contains("Cat · ⚪ Member · Base · active");
  }

  private static void changeRoles(OnDiscord on) throws Exception {
    var bobAsAdmin = Map.<String, Object>of("person", on.bob, "role", "admin");
    Shown asked = on.ask(on.ada, "/member role", bobAsAdmin);
    assertThat(asked.words()).startsWith("Make Bob Admin of Acme?");
    assertThat(asked.isEphemeral()).isTrue();
    assertThat(on.say(on.bob, "/roster me", Map.of())).contains("Role: Member");

    Shown done = on.press(on.ada, asked, "Confirm");
    assertThat(done).isSameAs(asked);
    assertThat(done.words()).contains("@Bob is now Admin of Acme (was Member).");
    assertThat(on.say(on.bob, "/roster me", Map.of())).contains("Role: Admin");

    assertThat(on.press(on.ada, done, "Undo").words()).contains("@Bob is Member of Acme again");
    assertThat(on.say(on.bob, "/roster me", Map.of())).contains("Role: Member");
    on.press(on.ada, on.ask(on.ada, "/member role", bobAsAdmin), "Confirm");
  }

  private static void editTeams(OnDiscord on, Person cat) throws Exception {
    assertThat(on.say(on.ada, "/team create", Map.of("name", "Data", "members", on.bob.mention())))
        .contains("Made the team")
        .contains("with 1 person in it");
    assertThat(on.say(on.ada, "/team edit", Map.of("team", "data", "name", "Data Science")))
        .contains("Data Science now")
        .contains("data-science");
    var withCat = Map.<String, Object>of("team", "data-science", "people", cat.mention());
    assertThat(on.say(on.ada, "/team add", withCat)).contains("✓ @Cat added.");
    on.discord.dm(cat, "Ada added you to the team");
    assertThat(on.say(on.ada, "/team show", Map.of("team", "data-science"))).contains("People: 2");

    assertThat(on.say(on.ada, "/roster undo", Map.of()))
        .contains("1 person is out of")
        .contains("/roster undo c-");
    assertThat(on.say(on.ada, "/team show", Map.of("team", "data-science"))).contains("People: 1");
  }

  private static void approve(OnDiscord on, Person cat) throws Exception {
    assertThat(on.say(cat, "/upgrade request", Map.of("reason", "long documents")))
        .contains("Asked for Pro: r-")
        .contains("2 people were asked to decide");
    Shown bobs = on.discord.dm(on.bob, "Pro for Cat?");
    Shown adas = on.discord.dm(on.ada, "Pro for Cat?");
    assertThat(bobs.words())
        .contains("Requester: @Cat")
        .contains("Reason: long documents")
        .contains("Current tier: Base")
        .contains("Expires: ")
        .contains("Who else can decide: Ada");
    assertThat(bobs.buttons()).containsExactly("Approve", "Deny");

    assertThat(on.press(on.bob, bobs, "Approve").words()).contains("Approved: by Bob");
    requireEnded(bobs, "Approved: by Bob");
    requireEnded(adas, "Approved: by Bob");
    on.discord.dm(cat, "You are on Pro now.");
    assertThat(on.say(cat, "/roster me", Map.of())).contains("Tier: Pro");

    assertThat(on.say(on.bob, "/roster undo", Map.of())).contains("Cat is on Base again");
    on.discord.dm(cat, "Base");
    assertThat(on.say(cat, "/roster me", Map.of())).contains("Tier: Base");
  }

  private static void deny(OnDiscord on, Person cat) throws Exception {
    on.say(cat, "/upgrade request", Map.of("reason", "once more"));
    Shown adas = on.discord.dm(on.ada, "once more");
    Shown bobs = on.discord.dm(on.bob, "once more");
    String late = bobs.customId("Approve");
    var form = on.discord.press(on.ada, adas, "Deny").modal();
    assertThat(form.labels()).containsExactly("Reason");
    assertThat(adas.buttons()).isNotEmpty();

    Shown denied = on.discord.submit(on.ada, form, Map.of("Reason", "no budget")).answer();
    assertThat(denied.words()).contains("Denied: by Ada").contains("Why: no budget");
    requireEnded(adas, "Why: no budget");
    requireEnded(bobs, "Why: no budget");
    on.discord.dm(cat, "You stay on Base. Why: no budget");

    assertThat(on.discord.pressed(on.bob, bobs, late).answer().words())
        .contains("Ada denied this before you.");
    assertThat(on.say(cat, "/roster me", Map.of())).contains("Tier: Base");
  }

  private static void requireEnded(Shown card, String outcome) {
    Awaitility.await().until(() -> card.buttons().isEmpty());
    assertThat(card.words()).contains(outcome);
  }
}
