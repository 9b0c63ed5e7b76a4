package dev.roster.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.chat.Account;
import dev.roster.command.Input;
import dev.roster.command.Suggestion;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code undo list}: one's own changes that can still be taken back. */
@ExtendWith(DatabaseExtension.class)
class UndoListTest {

  private final TestRoster roster;
  private final Account ana;
  private final Account ben;

  UndoListTest(TestDatabase database) {
    this.roster = TestRoster.start(database);
    this.ana = roster.person("Ana Lima");
    roster.say(ana, "org create \"Acme " + ana.user() + "\" pro");
    this.ben = roster.member(ana, "Ben Ode", "admin");
    roster.clock().advance(Duration.ofDays(2));
  }

  @AfterEach
  void close() {
    roster.requireInvariants();
    roster.close();
  }

  private static List<String> listed(Reply list) {
    return TestRoster.message(list).blocks().stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> new Reply.Message(List.of(block)).words())
        .map(words -> words.replaceAll("^c-\\w+ |, .*", ""))
        .toList();
  }

  @Test
  void showsOnesOwnOpenChangesTheNewestFirst() {
    assertThat(roster.ask(ana, "undo list")).startsWith("There is nothing of yours in Acme");
    roster.say(ana, "member limit " + ben.mention() + " 500");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    roster.press(ana, roster.say(ana, "member remove " + ben.mention()), "Confirm");
    Reply list = roster.say(ana, "undo list");
    assertThat(listed(list))
        .containsExactly("removed Ben Ode", "Ben Ode: Base to Pro", "Ben Ode: limit none to 500");
    assertThat(TestRoster.words(list)).contains("can be undone until ");
    assertThat(roster.ask(ben, "undo list")).doesNotContain("removed Ben Ode");
    roster.clock().advance(Duration.ofMinutes(15));
    assertThat(listed(roster.say(ana, "undo LIST"))).containsExactly("removed Ben Ode");
    assertThat(roster.ask(ana, "home"))
        .contains("You can take back what you did last (removed Ben Ode): undo; undo list shows");
    roster.clock().advance(Duration.ofDays(7));
    assertThat(roster.ask(ana, "home")).doesNotContain("You can take back");
  }

  @Test
  void eachButtonTakesItsChangeBackOnceAndTheListStays() {
    roster.say(ana, "member limit " + ben.mention() + " 500");
    roster.say(ana, "member tier " + ben.mention() + " pro");
    Reply list = roster.say(ana, "undo list");
    Reply undone = roster.press(ana, list, "Undo");
    assertThat(undone).as("the list is not replaced").isInstanceOf(Reply.Message.class);
    assertThat(TestRoster.words(undone)).startsWith("Undone: Ben Ode is on Base again.");
    assertThat(TestRoster.words(roster.press(ana, list, "Undo")))
        .startsWith("Ben Ode: Base to Pro was taken back already, by you on ");
    assertThat(TestRoster.words(roster.press(ben, list, "Undo")))
        .isEqualTo("This button is not yours to press.");
    assertThat(listed(roster.say(ana, "undo list"))).containsExactly("Ben Ode: limit none to 500");
  }

  @Test
  void whatSomethingNewerOvertookSaysSoWhenTried() {
    roster.say(ana, "member limit " + ben.mention() + " 500");
    roster.say(ana, "member limit " + ben.mention() + " 600");
    Account dee = roster.member(ana, "Dee Fox", "admin");
    roster.say(dee, "member limit " + ben.mention() + " 700");
    roster.clock().advance(Duration.ofMinutes(1));
    String id =
        roster.ask(ana, "undo list").replaceAll("(?s).*(c-\\w+) Ben Ode: limit 500.*", "$1");
    assertThat(roster.ask(ana, "undo " + id))
        .startsWith("This cannot be undone any more: the limit of Ben Ode was set again");
  }

  @Test
  void pagesByTheOrderInWhichTheyWereMade() {
    for (int i = 1; i <= 12; i++) {
      roster.say(ana, "member limit " + ben.mention() + " " + i);
    }
    Reply first = roster.say(ana, "undo list");
    assertThat(listed(first)).hasSize(5).first().isEqualTo("Ben Ode: limit 11 to 12");
    Reply second = roster.press(ana, first, "Next");
    assertThat(second).isInstanceOf(Reply.Update.class);
    assertThat(listed(second)).hasSize(5).first().isEqualTo("Ben Ode: limit 6 to 7");
    Reply third = roster.press(ana, second, "Next");
    assertThat(listed(third)).containsExactly("Ben Ode: limit 1 to 2", "Ben Ode: limit none to 1");
    assertThat(listed(roster.press(ana, third, "Previous"))).isEqualTo(listed(second));
    assertThat(listed(roster.press(ana, second, "Previous"))).isEqualTo(listed(first));
  }

  @Test
  void isOfferedWhileTypingWhenThereIsSomething() {
    var call = roster.call(ana, new Input.Filled("undo", Map.of(), Optional.empty()));
    assertThat(roster.engine().suggest(call, "undo", "change", "")).isEmpty();
    roster.say(ana, "member tier " + ben.mention() + " pro");
    assertThat(roster.engine().suggest(call, "undo", "change", "li"))
        .extracting(Suggestion::value)
        .containsExactly("list");
  }
}
