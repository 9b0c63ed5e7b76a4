package dev.roster.check;

import dev.roster.access.Role;
import dev.roster.chat.Account;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.testing.TestRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Does anything to an org that can change what its people may, and asks about all of it. */
final class RandomChanges {

  private static final Pattern KEY = Pattern.compile("rk_[A-Za-z0-9_-]{43}");
  private static final Pattern REQUEST = Pattern.compile("r-[2-9b-z]{4,}");
  private static final int PEOPLE = 5;
  private static final int MOST_KEYS = 8;

  private static final List<String> TEAMS = List.of("research", "design");
  private static final List<String> PERMISSIONS =
      List.of("inference.use", "agents.launch", "keys.create", "invite.create", "org.delete");

  /** The first steps of every run, whatever the seed: each changes what somebody may. */
  private static final List<String> FIRST =
      List.of(
          "member role SECOND ROLE",
          "org policy join.invite off",
          "org policy join.invite default",
          "member suspend SECOND",
          "member reactivate SECOND",
          "team create Design SECOND",
          "team deactivate design",
          "team reactivate design",
          "team remove design SECOND",
          "team add design SECOND",
          "team role design SECOND admin",
          "member limit SECOND 0",
          "member limit SECOND none",
          // Whichever of the two the scheme lets members draw on.
          "org credits allowance:0",
          "org credits allowance:1000",
          "org credits pool:1",
          "org credits pool:none",
          "member tier SECOND pro",
          "member tier SECOND base",
          "member remove SECOND",
          "undo");

  private static final List<String> POLICIES =
      List.of(
          "join.invite off",
          "join.invite default",
          "credits.base pool",
          "credits.base allowance",
          "credits.base default",
          "keys.on_demote block",
          "keys.on_demote default");

  private final TestRoster roster;
  private final CheckStage stage;
  private final Random random;
  private final List<String> roles;
  private final List<Account> people = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private int steps;

  RandomChanges(TestRoster roster, CheckStage stage, Random random) {
    this.roster = roster;
    this.stage = stage;
    this.random = random;
    people.add(stage.founder);
    // Lowest first.
    this.roles = stage.org.scheme().roles().stream().map(Role::name).toList();
    people.add(stage.org.another(roles.getFirst()));
    for (int i = 2; i < PEOPLE; i++) {
      people.add(roster.person("Person " + i, "r%d-%s@acme.test".formatted(i, stage.org.slug())));
    }
    // What every run has, whatever the seed.
    types(stage.founder, "team create Research");
    types(stage.founder, "key create first");
  }

  /** What was done, oldest first. */
  String done() {
    return String.join("\n", done);
  }

  /** The actions that the audit has of the newest change. */
  SortedSet<String> newest() {
    return new TreeSet<>(
        roster
            .database()
            .rows(
                "select e.action from audit_event e"
                    + " join org o on o.id = e.chain and o.version = e.version where o.id = ?",
                stage.org.org().toString()));
  }

  /** Everything that is asked: of each person by word and team, and of each key. */
  List<Question> questions() {
    var all = new ArrayList<Question>();
    for (Account who : people) {
      PERMISSIONS.forEach(permission -> all.add(stage.about(who, permission)));
      for (String team : TEAMS) {
        all.add(stage.about(who, "inference.use").in(team));
        all.add(stage.about(who, "team.use").in(team));
      }
    }
    for (String key : keys) {
      for (String permission : List.of("inference.use", "keys.create")) {
        all.add(new Question(stage.org.slug(), new Subject.Key(KeyHash.of(key)), permission, null));
      }
    }
    return all;
  }

  /** Does one thing, or is refused it. */
  void next() {
    steps++;
    if (steps <= FIRST.size()) {
      types(
          stage.founder,
          FIRST
              .get(steps - 1)
              .replace("SECOND", people.get(1).mention())
              .replace("ROLE", roles.get(1)));
      return;
    }
    Account who = one(people);
    Account actor = random.nextInt(4) == 0 ? one(people) : stage.founder;
    String mention = who.mention();
    switch (random.nextInt(24)) {
      case 0, 1 -> types(actor, "member role %s %s".formatted(mention, one(roles)));
      case 2 -> types(actor, "member suspend " + mention);
      case 3 -> types(actor, "member reactivate " + mention);
      case 4 -> types(actor, "member remove " + mention);
      case 5, 6 -> types(actor, "undo");
      case 7 -> types(actor, "team create " + one(TEAMS));
      case 8 ->
          types(
              actor,
              "team add %s %s role:%s"
                  .formatted(one(TEAMS), mention, one(List.of("viewer", "member", "admin"))));
      case 9 -> types(actor, "team remove %s %s".formatted(one(TEAMS), mention));
      case 10 ->
          types(
              actor,
              "team role %s %s %s"
                  .formatted(one(TEAMS), mention, one(List.of("viewer", "member", "admin"))));
      case 11 ->
          types(
              actor, "team %s %s".formatted(one(List.of("deactivate", "reactivate")), one(TEAMS)));
      case 12 ->
          types(
              actor,
              "team %s"
                  .formatted(
                      one(
                          List.of(
                              "transfer research " + mention,
                              "delete design",
                              "edit design name:Research2"))));
      case 13 -> types(actor, "org policy " + one(POLICIES));
      case 14 -> types(actor, "org plan " + one(List.of("starter", "pro", "byok")));
      case 15 ->
          types(
              actor,
              "member tier %s %s".formatted(mention, one(List.of("base", "pro", "pro for:1d"))));
      case 16 ->
          types(actor, "member limit %s %s".formatted(mention, one(List.of("none", "5", "50"))));
      case 17 ->
          types(
              actor,
              "org credits "
                  + one(List.of("pool:100", "pool:none", "allowance:20", "day:5", "day:1")));
      case 18 -> key(actor);
      case 19 -> types(actor, "key revoke k" + random.nextInt(steps));
      case 20, 21 -> use(who);
      case 22 -> invite(actor, who);
      default -> rarely(who);
    }
  }

  private void rarely(Account who) {
    switch (random.nextInt(5)) {
      case 0 -> types(stage.founder, "org scheme " + one(List.of("owned", "network", "ladder")));
      case 1 -> types(stage.founder, "org transfer " + who.mention());
      case 2 -> {
        roster.clock().advance(Duration.ofHours(9));
        done.add("9 hours pass");
      }
      case 3 -> types(who, "org leave");
      default -> {
        types(who, "upgrade request");
        var request = REQUEST.matcher(roster.ask(stage.founder, "upgrade list"));
        if (request.find()) {
          types(stage.founder, "upgrade approve " + request.group());
        }
      }
    }
  }

  private void key(Account actor) {
    String words =
        types(actor, "key create k" + steps + (random.nextInt(4) == 0 ? " expires:1d" : ""));
    var key = KEY.matcher(words);
    if (key.find()) {
      keys.add(key.group());
      if (keys.size() > MOST_KEYS) {
        keys.removeFirst();
      }
    }
  }

  private void use(Account who) {
    if (isIn(who)) {
      int credits = 1 + random.nextInt(15);
      stage.used(who, credits);
      done.add(who + " uses " + credits);
    }
  }

  private boolean isIn(Account who) {
    return !roster
        .database()
        .rows(
            """
            select m.person_id from membership m
            join chat_identity i on i.person_id = m.person_id
            where m.org_id = ? and i.user_id = ?
            """,
            stage.org.org().toString(),
            who.user())
        .isEmpty();
  }

  private void invite(Account actor, Account who) {
    types(actor, "invite send " + who.mention());
    roster.settle();
    for (Reply.Message card : roster.slack().directTo(who).reversed()) {
      if (offers(card, "Accept")) {
        roster.press(who, card, "Accept");
        done.add(who + " accepts");
        return;
      }
    }
  }

  /** Types a line, and confirms it where that is asked. */
  private String types(Account actor, String line) {
    Reply reply = roster.say(actor, line);
    String words = TestRoster.words(reply);
    if (offers(TestRoster.message(reply), "Confirm")) {
      words = TestRoster.words(roster.press(actor, reply, "Confirm"));
    }
    done.add("%s: %s -> %s".formatted(actor, line, words.lines().findFirst().orElse("")));
    return words;
  }

  private static boolean offers(Reply.Message message, String label) {
    return message.blocks().stream()
        .filter(Block.Buttons.class::isInstance)
        .flatMap(block -> ((Block.Buttons) block).buttons().stream())
        .map(Button::label)
        .anyMatch(label::equals);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
