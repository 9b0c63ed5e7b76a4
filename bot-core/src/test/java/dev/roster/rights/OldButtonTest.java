package dev.roster.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.reply.Reply;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A button that was shown while its presser had the right is refused once they lost it: decided by
 * the rights at the time of the press.
 */
@ExtendWith(DatabaseExtension.class)
class OldButtonTest {

  static final List<String> SCHEMES = PeopleMatrixTest.SCHEMES;

  private final TestDatabase database;

  OldButtonTest(TestDatabase database) {
    this.database = database;
  }

  /** The ways of losing a right, as statements on the presser's membership. */
  private static Map<String, String> losses(Cast cast) {
    var losses = new LinkedHashMap<String, String>();
    losses.put("suspended", "update membership set status = 'suspended'");
    losses.put("demoted", "update membership set role = '%s'".formatted(cast.roles.getFirst()));
    losses.put("removed", "delete from membership");
    return losses;
  }

  @ParameterizedTest
  @FieldSource("SCHEMES")
  void isRefusedToWhoLostTheRight(String scheme) {
    try (var roster = TestRoster.silent(database)) {
      var cast = new Cast(roster, scheme);
      var red = new ArrayList<String>();
      var missing = new TreeSet<String>();
      Figure actor = cast.actor(cast.roles.getLast());
      int pressed = 0;
      long begun = System.nanoTime();
      for (OldButton button : OldButton.ALL) {
        if (roster.engine().catalog().find(button.command()).isEmpty()) {
          missing.add(button.command());
        } else if (isShown(cast, actor, button)) {
          for (var loss : losses(cast).entrySet()) {
            String wrong = press(cast, actor, button, loss.getValue());
            pressed++;
            if (!wrong.isEmpty()) {
              red.add("%s of who is %s: %s".formatted(button, loss.getKey(), wrong));
            }
          }
        }
      }
      Report.add(scheme, "old buttons", pressed, System.nanoTime() - begun);
      assertThat(Cells.shown(red)).isEmpty();
      assertThat(missing).isSubsetOf(Needed.missing());
    }
  }

  private static boolean isShown(Cast cast, Figure actor, OldButton button) {
    // C24: who was raised to a peer cannot be lowered by them, so that no Undo is offered.
    boolean lasts =
        button.toString().equals("Undo of a raise")
            && cast.stage.scheme().policy("target.rule").equals("below_only");
    return !lasts && cast.holds(actor.role(), button.permission());
  }

  private static String press(Cast cast, Figure actor, OldButton button, String loss) {
    Reply shown = button.show(cast, actor);
    try {
      TestRoster.button(shown, button.label());
    } catch (AssertionError e) {
      cast.restore();
      return "there is no such button: " + TestRoster.words(shown);
    }
    cast.database.run(
        loss + " where org_id = ? and person_id = ?", cast.org(), cast.person(actor.account()));
    cast.database.run("update org set version = version + 1 where id = ?", cast.org());
    String before = cast.state();
    String words = TestRoster.words(cast.roster.press(actor.account(), shown, button.label()));
    boolean changed = !cast.state().equals(before);
    cast.restore();
    boolean refused =
        List.of(
                Rule.SUSPENDED,
                Rule.PERMISSION,
                Rule.TEAM_PERMISSION,
                Rule.JOIN_INVITE,
                Rule.STRANGER)
            .stream()
            .anyMatch(rule -> rule.isSaidBy(words));
    return changed ? "changed something: " + words : refused ? "" : "is answered: " + words;
  }
}
