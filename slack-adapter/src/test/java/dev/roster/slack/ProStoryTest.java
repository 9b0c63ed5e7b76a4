package dev.roster.slack;

import static dev.roster.slack.OnSlack.ADA;
import static dev.roster.slack.OnSlack.BOB;
import static dev.roster.slack.OrgOnSlack.CAT;
import static dev.roster.slack.OrgOnSlack.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.slack.standin.Interaction;
import dev.roster.slack.standin.Shown;
import dev.roster.slack.standin.SocketDoor;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Teams and the request for Pro as people on Slack see them; everything is delivered twice. */
@DisplayName("issue 3, Tests: org, invite, accept, team edits, Pro request, approve, undo")
@ExtendWith(DatabaseExtension.class)
final class ProStoryTest {

  @Test
  void happensByHttp(TestDatabase database) throws Exception {
    try (var roster = TestRoster.start(database);
        var on = OnSlack.byHttp(roster.core().engine(), roster.core().platforms())) {
      tell(OrgOnSlack.found(roster, on, "Pro by HTTP"), () -> {});
      roster.requireInvariants();
    }
  }

  @Test
  void happensBySocketThatDropsInBetween(TestDatabase database) throws Exception {
    try (var roster = TestRoster.start(database);
        var on = OnSlack.bySocket(roster.core().engine(), roster.core().platforms())) {
      tell(OrgOnSlack.found(roster, on, "Pro by socket"), ((SocketDoor) on.door)::dropAll);
      roster.requireInvariants();
    }
  }

  private static void tell(OrgOnSlack org, Runnable trouble) throws Exception {
    teams(org);
    approved(org, trouble);
    denied(org);
    assertThat(org.on.slack.pings()).isEmpty();
  }

  private static void teams(OrgOnSlack org) throws Exception {
    assertThat(org.say(ADA, "team create “Data” members:<@U0CAT|cat> Models"))
        .contains("Made the team ")
        .contains("with 1 person in it");
    assertThat(org.count(CAT, "ada added you to the team ")).isEqualTo(1);
    assertThat(org.say(ADA, "team edit data name:“Data Science”"))
        .contains("The team Data is called ")
        .contains("its short name is data-science");
    assertThat(org.say(BOB, "team add data-science <@U0DAN|dan>"))
        .contains("Added 1 person")
        .contains("it has 2 people now");
    assertThat(org.count(DAN, "bob added you to the team ")).isEqualTo(1);
    assertThat(org.say(CAT, "team show data-science")).contains("People: 2");
    assertThat(org.audited("team.created")).isEqualTo(1);
    assertThat(org.audited("team.edited")).isEqualTo(1);
  }

  private static void approved(OrgOnSlack org, Runnable trouble) throws Exception {
    String code = org.ask(CAT, "I write long documents");
    Shown adas = org.card(ADA, "Pro for cat?");
    Shown bobs = org.card(BOB, "Pro for cat?");
    for (Shown card : new Shown[] {adas, bobs}) {
      assertThat(card.buttons()).containsExactly("Approve", "Deny");
      assertThat(card.words())
          .contains("Request: " + code + " in " + org.name)
          .contains("Requester: @" + CAT)
          .contains("Reason: I write long documents")
          .contains("Current tier: Base")
          .contains("Expires: 29 Nov 2026");
    }
    assertThat(adas.words()).contains("Who else can decide: bob");
    assertThat(bobs.words()).contains("Who else can decide: ada");
    assertThat(org.count(CAT, "Pro for cat")).isZero();

    Interaction approved = org.on.people.press(BOB, bobs, "Approve");
    assertThat(approved.answer()).isSameAs(bobs);
    trouble.run();
    // The acknowledgement was lost with the socket: Slack delivers it once more.
    org.on.people.again(approved);
    assertThat(approved.answer().text()).contains("Approved: by bob, ");
    for (Shown card : new Shown[] {adas, bobs}) {
      assertThat(org.card(card == adas ? ADA : BOB, "Approved: by bob, ")).isSameAs(card);
      assertThat(card.buttons()).isEmpty();
      assertThat(card.words()).contains("Pro for cat").contains("Reason: I write long documents");
    }
    assertThat(org.count(CAT, "approved your request for Pro in " + org.name)).isEqualTo(1);
    assertThat(org.say(CAT, "me")).contains("Tier: Pro");
    assertThat(org.say(ADA, "upgrade deny " + code)).contains("bob approved this before you.");

    assertThat(org.say(BOB, "undo")).contains("Undone: cat is on Base again. They were told.");
    assertThat(org.card(ADA, "Taken back: by bob, ")).isSameAs(adas);
    assertThat(org.card(BOB, "Taken back: by bob, ")).isSameAs(bobs);
    assertThat(org.count(CAT, "You are on Base in " + org.name + " again.")).isEqualTo(1);
    assertThat(org.say(CAT, "me")).contains("Tier: Base");
    assertThat(org.audited("upgrade.requested")).isEqualTo(1);
    assertThat(org.audited("upgrade.approved")).isEqualTo(1);
    assertThat(org.audited("member.tier")).isEqualTo(2);
  }

  private static void denied(OrgOnSlack org) throws Exception {
    org.ask(CAT, "once more");
    Shown adas = org.card(ADA, "Reason: once more");
    Shown bobs = org.card(BOB, "Reason: once more");
    assertThat(org.deny(ADA, adas, "no budget this month")).isSameAs(adas);
    assertThat(adas.words()).contains("Denied: by ada, ").contains("Why: no budget this month");
    assertThat(org.card(BOB, "Denied: by ada, ")).isSameAs(bobs);
    assertThat(bobs.words()).contains("Why: no budget this month");
    assertThat(adas.buttons()).isEmpty();
    assertThat(bobs.buttons()).isEmpty();
    assertThat(org.count(CAT, "You stay on Base. Why: no budget this month")).isEqualTo(1);
    assertThat(org.audited("upgrade.denied")).isEqualTo(1);
    assertThat(org.say(CAT, "me")).contains("Tier: Base").doesNotContain("requested");
  }
}
