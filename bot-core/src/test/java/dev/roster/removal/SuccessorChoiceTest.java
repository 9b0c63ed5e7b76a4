package dev.roster.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.SchemeStage;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who owns the teams next of somebody who is removed is picked within the question (X25). */
@ExtendWith(DatabaseExtension.class)
class SuccessorChoiceTest {

  private static final String FORM = "member remove-successor";

  private final TestRoster roster;
  private final TestDatabase database;
  private SchemeStage stage;
  private Account ana;
  private Account ben;
  private Account chloe;

  SuccessorChoiceTest(TestDatabase database) {
    this.database = database;
    this.roster = TestRoster.start(database);
  }

  @BeforeEach
  void benOwnsTwoTeams() {
    stage = SchemeStage.on(roster, "directory");
    ana = stage.person("org_admin");
    ben = stage.person("user");
    chloe = stage.another("user");
    owns("Data");
    owns("Design");
    stage.ask(ben, "team add data " + chloe.mention());
    stage.ask(ben, "team role data %s admin".formatted(chloe.mention()));
  }

  private void owns(String team) {
    stage.ask(ana, "team create " + team + " members:" + ben.mention());
    roster.press(
        ana, roster.say(ana, "team transfer %s %s".formatted(team, ben.mention())), "Confirm");
    stage.ask(ben, "team remove %s %s".formatted(team, ana.mention()));
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private Reply remove(String more) {
    return roster.say(ana, "member remove " + ben.mention() + " " + more);
  }

  private String name(Account who) {
    return database
        .rows(
            "select p.display_name from person p join chat_identity i on i.person_id = p.id"
                + " where i.user_id = ?",
            who.user())
        .getFirst();
  }

  private String ownerOf(String team) {
    return database
        .rows(
            "select i.user_id from team_member tm join team t on t.id = tm.team_id"
                + " join membership m on m.id = tm.membership_id"
                + " join chat_identity i on i.person_id = m.person_id"
                + " where t.org_id = ? and t.slug = ? and tm.role = 'owner'",
            stage.org().toString(),
            team)
        .toString();
  }

  private static List<String> labels(Reply shown) {
    return TestRoster.message(shown).blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .map(Button::label)
        .toList();
  }

  @Test
  @DisplayName("X25 the question says who owns each team next, and offers others")
  void saysWhoOwnsEachTeamNext() {
    Reply asked = remove("");
    assertThat(TestRoster.words(asked))
        .containsPattern("Next owner: %s, of .+ Data".formatted(name(chloe)))
        .containsPattern("Next owner: Ana Lima, of .+ Design");
    assertThat(labels(asked))
        .containsExactly(name(chloe), "Ana Lima", "Somebody else", "Confirm", "Cancel");
  }

  @Test
  @DisplayName("X25 a press shows who would own them then, in place, and Confirm does just that")
  void aPressPicksTheSuccessor() {
    Reply picked = roster.press(ana, remove("left for Globex"), name(chloe));
    assertThat(picked).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(picked))
        .containsPattern("Next owner: %s, of .+ Data, .+ Design".formatted(name(chloe)));
    assertThat(labels(picked))
        .containsExactly("Ana Lima", "Each team's own", "Somebody else", "Confirm", "Cancel");
    assertThat(roster.ask(ana, "member list")).as("nothing is done yet").contains(name(ben));

    assertThat(TestRoster.words(roster.press(ana, picked, "Confirm")))
        .containsPattern("Passed on: .+ Data, .+ Design to " + name(chloe))
        .contains("Reason: left for Globex");
    assertThat(List.of(ownerOf("data"), ownerOf("design")))
        .containsOnly(List.of(chloe.user()).toString());
  }

  @Test
  void theWayBackToEachTeamsOwn() {
    Reply picked = roster.press(ana, remove(""), name(chloe));
    Reply back = roster.press(ana, picked, "Each team's own");
    roster.press(ana, back, "Confirm");
    assertThat(ownerOf("data")).isEqualTo(List.of(chloe.user()).toString());
    assertThat(ownerOf("design")).isEqualTo(List.of(ana.user()).toString());
  }

  @Test
  @DisplayName("X25 anybody else is named in a form, which keeps what was typed")
  void aFormTakesAnybodyElse() {
    Account dee = stage.another("user");
    String button = TestRoster.button(remove("left for Globex"), "Somebody else").id();
    var form = roster.engine().form(new Input.Pressed(button)).orElseThrow();
    assertThat(form.command()).isEqualTo(FORM);
    assertThat(form.fields())
        .singleElement()
        .satisfies(f -> assertThat(f.name()).isEqualTo("successor"));

    var filled = new Input.Filled(FORM, Map.of("successor", dee.mention()), Optional.of(button));
    Reply shown = roster.engine().handle(roster.call(ana, filled));
    assertThat(shown).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(shown))
        .containsPattern("Next owner: %s, of .+ Data, .+ Design".formatted(name(dee)));
    assertThat(TestRoster.words(roster.press(ana, shown, "Confirm")))
        .contains("Removed " + name(ben), "Reason: left for Globex");
    assertThat(ownerOf("design")).isEqualTo(List.of(dee.user()).toString());
  }

  @Test
  void theFormOffersWhoIsActive() {
    var call = roster.call(ana, new Input.Filled(FORM, Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, FORM, "successor", "ana"))
        .extracting(Suggestion::label)
        .singleElement()
        .asString()
        .startsWith("Ana Lima");
    assertThat(roster.engine().suggest(call, FORM, "person", "ana")).isEmpty();
    var member = roster.call(chloe, new Input.Filled(FORM, Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(member, FORM, "successor", "ana"))
        .as("who may not remove is offered nobody")
        .isEmpty();
  }

  @Test
  @DisplayName("Confirm does what was shown: else it says so and shows what would end now")
  void asksAgainWhenAnotherWouldOwnIt() {
    Reply asked = remove("left for Globex");
    stage.ask(ben, "team role data %s member".formatted(chloe.mention()));
    Reply again = roster.press(ana, asked, "Confirm");
    assertThat(again).isInstanceOf(Reply.Update.class);
    assertThat(TestRoster.words(again))
        .contains("has changed since you were asked, so nothing was done.")
        .containsPattern("Next owner: Ana Lima, of .+ Data, .+ Design");
    assertThat(ownerOf("data")).isEqualTo(List.of(ben.user()).toString());
    assertThat(TestRoster.words(roster.press(ana, again, "Confirm")))
        .contains("Removed " + name(ben), "Reason: left for Globex");
    assertThat(ownerOf("data")).isEqualTo(List.of(ana.user()).toString());
  }

  @Test
  void asksAgainWhenTheyOwnOneTeamMore() {
    Reply asked = roster.press(ana, remove(""), name(chloe));
    owns("Ops");
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("so nothing was done")
        .containsPattern("Next owner: %s, of .+ Data, .+ Design, .+ Ops".formatted(name(chloe)));
  }

  @Test
  void offersNobodyForWhoOwnsNoTeam() {
    assertThat(labels(roster.say(ana, "member remove " + chloe.mention())))
        .containsExactly("Confirm", "Cancel");
  }

  @Test
  void whoWasPickedAndIsSuspendedSinceOwnsNothing() {
    Reply asked = roster.press(ana, remove(""), name(chloe));
    stage.ask(ana, "member suspend " + chloe.mention());
    assertThat(TestRoster.words(roster.press(ana, asked, "Confirm")))
        .contains("is suspended and cannot take over a team");
    assertThat(ownerOf("data")).isEqualTo(List.of(ben.user()).toString());
  }
}
