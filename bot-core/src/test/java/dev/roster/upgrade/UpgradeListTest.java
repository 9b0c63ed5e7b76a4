package dev.roster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who sees which requests, and where. */
@ExtendWith(DatabaseExtension.class)
class UpgradeListTest {

  private final UpgradeStage stage;
  private final TestRoster roster;
  private final Account ana;
  private final Account elif;
  private final Account ben;
  private final Account chloe;

  UpgradeListTest(TestDatabase database) {
    this.stage = new UpgradeStage(database);
    this.roster = stage.roster;
    this.ana = stage.ana;
    this.elif = stage.elif;
    this.ben = stage.ben;
    this.chloe = roster.member(ana, "Chloe Fay", "member");
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anEmptyListSaysWhatToDo() {
    assertThat(roster.ask(ana, "upgrade list")).contains("None yet. upgrade request asks for Pro.");
    assertThat(roster.ask(ben, "upgrade list"))
        .contains("Your requests for Pro")
        .contains("You have not asked for Pro yet. upgrade request does.");
    assertThat(roster.ask(ben, "upgrade list denied")).contains("None is denied.");
    assertThat(roster.ask(ben, "upgrade list lost")).contains("pending");
  }

  @Test
  void pagesNewestFirstThereAndBack() {
    var codes = new ArrayList<String>();
    for (int i = 0; i < 23; i++) {
      codes.add(UpgradeStage.code(roster.ask(ben, "upgrade request " + i)));
      roster.say(ben, "upgrade cancel " + codes.getLast());
    }
    Reply first = roster.say(ana, "upgrade list cancelled");
    assertThat(TestRoster.words(first)).contains(codes.get(22)).doesNotContain(codes.get(12));
    assertThat(TestRoster.message(first).blocks().toString()).doesNotContain("label=Previous");
    Reply second = roster.press(ana, first, "Next");
    Reply third = roster.press(ana, second, "Next");
    assertThat(TestRoster.words(third)).contains(codes.get(0)).doesNotContain(codes.get(3));
    assertThat(TestRoster.message(third).blocks().toString()).doesNotContain("label=Next");
    Reply back = roster.press(ana, roster.press(ana, third, "Previous"), "Previous");
    assertThat(TestRoster.words(back)).isEqualTo(TestRoster.words(first));
  }

  @Test
  void othersRequestsAreNotOnesOwnToKnow() {
    String code = stage.request("a secret plan");
    assertThat(roster.ask(chloe, "upgrade list")).doesNotContain(code);
    assertThat(roster.ask(chloe, "upgrade show " + code)).contains("There is no request " + code);
    assertThat(roster.ask(ben, "upgrade show " + code))
        .contains("a secret plan")
        .contains("upgrade cancel " + code);
    assertThat(roster.ask(elif, "upgrade list")).contains(code).contains("Ben Ode");
    Reply shown = roster.say(elif, "upgrade show " + code);
    assertThat(TestRoster.words(roster.press(elif, shown, "Approve")))
        .contains("Approved: by Elif");
    roster.say(chloe, "org create \"Other " + chloe.user() + "\" pro");
    assertThat(roster.ask(chloe, "upgrade show " + code)).contains("There is no request");
    assertThat(roster.ask(chloe, "upgrade approve " + code)).contains("There is no request");
  }

  @Test
  void inboxAndHomeShowWhatWaitsForMyDecision() {
    stage.request("please");
    assertThat(roster.ask(ben, "inbox")).contains("Nothing waits for you.");
    for (String command : List.of("inbox", "home")) {
      Reply shown = roster.say(elif, command);
      assertThat(TestRoster.words(shown)).contains("Pro for Ben Ode?");
      assertThat(TestRoster.button(shown, "Deny")).isNotNull();
    }
    Reply inbox = roster.say(elif, "inbox");
    assertThat(TestRoster.words(roster.press(elif, inbox, "Approve"))).contains("Approved: by");
    assertThat(roster.ask(ana, "home")).doesNotContain("Pro for Ben");
  }

  @Test
  void offersOnlyWhatCanBeDone() {
    String bens = stage.request("please");
    String elifs = UpgradeStage.code(roster.ask(elif, "upgrade request for me"));
    assertThat(offered(elif, "upgrade approve", ""))
        .containsExactly(new Suggestion(bens, bens + " Ben Ode"));
    assertThat(offered(ana, "upgrade deny", "")).extracting("value").containsExactly(bens, elifs);
    assertThat(offered(ana, "upgrade deny", "ode")).extracting("value").containsExactly(bens);
    assertThat(offered(ana, "upgrade deny", elifs.substring(2, 4)))
        .extracting("value")
        .contains(elifs);
    assertThat(offered(ben, "upgrade approve", "")).isEmpty();
    assertThat(offered(elif, "upgrade cancel", "")).extracting("value").containsExactly(elifs);
    assertThat(offered(ben, "upgrade show", "")).extracting("value").containsExactly(bens);
    assertThat(offered(chloe, "upgrade show", "")).isEmpty();
    assertThat(offered(ana, "upgrade show", "")).extracting("value").containsExactly(elifs, bens);
  }

  private List<Suggestion> offered(Account who, String command, String typed) {
    var input = new Input.Filled(command, Map.of(), Optional.empty());
    return roster.engine().suggest(roster.call(who, input), command, "request", typed);
  }
}
