package dev.roster.reply;

import dev.roster.chat.Account;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message of every look, for the golden files of all adapters: every block and span, names that
 * are hostile to some platform, and more than any platform carries in one block.
 */
public final class SampleReplies {

  /** A moment that every adapter shows in its own way. */
  public static final Instant WHEN = Instant.parse("2026-11-22T10:00:00Z");

  /** Somebody with an account on each platform. */
  public static final Span.Person ANA =
      new Span.Person(
          "Ana Lima",
          List.of(
              new Account("slack", "T1", "U2"),
              new Account("discord", Account.EVERYWHERE, "80351110224678912"),
              new Account("playground", "local", "ada")));

  /** Somebody who is in no chat. */
  public static final Span.Person NOWHERE = new Span.Person("ben@acme.test", List.of());

  private static final List<String> HOSTILE =
      List.of(
          "<!channel>",
          "<!here|here>",
          "<@U123>",
          "@everyone",
          "<@&123>",
          "*bold* _it_ ~no~ **b** __u__ ||spoiler||",
          "<https://evil.test|click>",
          "[click](https://evil.test)",
          "`code` ```block```",
          "&lt;b&gt; & <b>html</b><script>alert(1)</script>",
          "# head\n> quote\n- item",
          "Zoë \u202Egnp.exe\u202C end",
          "👩🏽‍🚀 family 👨‍👩‍👧‍👦 🇧🇷",
          "a\\b\\*c\\*",
          ":smile: <t:0:R> <id:customize>",
          "  spaces   inside  ");

  private SampleReplies() {}

  /** Every sample by name, in order. */
  public static Map<String, Reply.Message> all() {
    var all = new LinkedHashMap<String, Reply.Message>();
    all.put("sentence", Reply.text("Done."));
    all.put("refusal", refusal());
    all.put("every-block", everyBlock());
    all.put("invitation-card", invitationCard());
    all.put("confirmation", confirmation());
    all.put("removal-preview", removalPreview());
    all.put("removal-receipt", removalReceipt());
    all.put("member-list", memberList());
    all.put("usage-report", usageReport());
    all.put("empty-list", emptyList());
    all.put("batch-result", batchResult());
    all.put("hostile-names", hostileNames());
    all.put("long-text", longText());
    all.put("long-table", longTable());
    all.put("many-buttons", manyButtons());
    all.put("nothing", new Reply.Message(List.of()));
    return Collections.unmodifiableMap(all);
  }

  /**
   * The sample of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Reply.Message named(String name) {
    Reply.Message sample = all().get(name);
    if (sample == null) {
      throw new IllegalArgumentException("no sample is called " + name);
    }
    return sample;
  }

  private static Reply.Message refusal() {
    return Sentences.message(
        "Only an Admin or the Owner of Acme may invite people. Ask Ana, or see `/member list`.");
  }

  private static Reply.Message everyBlock() {
    return Reply.of(
        new Block.Heading("Acme"),
        paragraph(
            Span.plain("Plain, "),
            Span.bold("bold"),
            Span.plain(", "),
            Span.code("code"),
            Span.plain(", "),
            ANA,
            Span.plain(", "),
            NOWHERE,
            Span.plain(", "),
            Span.when(WHEN),
            Span.plain(", "),
            new Span.Link("the page", URI.create("https://roster.test/a?b=c&d=e")),
            Span.plain(" and "),
            Span.command("org switch acme"),
            Span.plain(".")),
        new Block.Facts(
            List.of(
                fact("Plan", Span.plain("starter")),
                fact("Owner", ANA),
                fact("Made", Span.when(WHEN)))),
        new Block.Table(
            List.of("Name", "Role", "Since"),
            List.of(
                row(ANA, Span.plain("Owner"), Span.when(WHEN)),
                row(NOWHERE, Span.plain("Member"), Span.plain("invited")))),
        new Block.Buttons(
            List.of(
                button("Approve", Button.Style.PRIMARY, 'u'),
                button("Deny", Button.Style.DANGER, 'f'),
                button("Cancel", Button.Style.PLAIN, 'p'))),
        new Block.Note(List.of(Span.plain("Only you can see this."))));
  }

  private static Reply.Message invitationCard() {
    return Reply.of(
        new Block.Heading("You are invited to Acme"),
        paragraph(
            ANA, Span.plain(" invites you to join "), Span.bold("Acme"), Span.plain(" as Member.")),
        new Block.Facts(
            List.of(
                fact("Message", Span.plain("Welcome aboard!")),
                fact("Open until", Span.when(WHEN)))),
        new Block.Buttons(
            List.of(
                button("Accept", Button.Style.PRIMARY, 'u'),
                button("Decline", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message confirmation() {
    return Reply.of(
        paragraph(Span.bold("Make Ana an Admin of Acme?")),
        paragraph(
            ANA,
            Span.plain(" will then be able to invite people and change the roles of members.")),
        new Block.Buttons(
            List.of(
                button("Confirm", Button.Style.DANGER, 'u'),
                button("Cancel", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message removalPreview() {
    return Reply.of(
        paragraph(Span.bold("Remove ben@acme.test from Acme?")),
        paragraph(NOWHERE, Span.plain(" loses access to Acme at once.")),
        new Block.Facts(
            List.of(
                fact("Role", Span.plain("🔵 Admin")),
                fact("Tier", Span.plain("Pro")),
                fact("Limit", Span.plain("1,000 credits a month")),
                fact("Member since", Span.when(WHEN)),
                fact("Last active", Span.plain("never")),
                fact("Teams", Span.plain("🟦 Data (Owner), 🟩 Ops (Member)")),
                fact("Next owner", ANA, Span.plain(", of 🟦 Data")),
                fact(
                    "Invitations",
                    Span.plain("5 pending, cancelled with it: a@b.test, c@d.test and 3 more")),
                fact(
                    "Request for Pro", Span.code("r-7k2m"), Span.plain(" open, cancelled with it")),
                fact(
                    "Approvals",
                    Span.plain(
                        "3 requests for Pro wait; Ana Lima and Can Kaya can still decide.")))),
        paragraph(Span.plain("Should another own it? Pick who; nothing happens before Confirm.")),
        new Block.Buttons(
            List.of(
                button("Can Kaya", Button.Style.PLAIN, 'u'),
                button("Elif Ay", Button.Style.PLAIN, 'u'),
                button("Each team's own", Button.Style.PLAIN, 'u'),
                button("Somebody else", Button.Style.PLAIN, 'f'))),
        new Block.Note(
            List.of(Span.plain("Their account, their other orgs and the history stay."))),
        new Block.Buttons(
            List.of(
                button("Confirm", Button.Style.DANGER, 'u'),
                button("Cancel", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message removalReceipt() {
    var lines = new ArrayList<Span>();
    for (String line :
        List.of(
            "Removed from Acme (acme)",
            "Who: `Ben` <@U123>, ben@acme.test",
            "When: 2026-11-22 10:00:00 UTC",
            "Passed on: 🟦 Data to Ana Lima",
            "Change: 42 in the audit of acme")) {
      if (!lines.isEmpty()) {
        lines.add(Span.plain("\n"));
      }
      lines.add(Span.code(line));
    }
    return Reply.of(
        paragraph(
            Span.plain("Removed "),
            NOWHERE,
            Span.plain(" from "),
            Span.bold("Acme"),
            Span.plain(": their access ended at once.")),
        new Block.Facts(
            List.of(
                fact("Teams left", Span.plain("🟦 Data (Owner), 🟩 Ops (Member)")),
                fact("Passed on", Span.plain("🟦 Data to "), ANA))),
        new Block.Note(List.of(Span.plain("What they did and made here stays."))),
        new Block.Note(List.of(Span.plain("Receipt, to copy into a ticket:"))),
        new Block.Paragraph(lines));
  }

  private static Reply.Message memberList() {
    return Reply.of(
        new Block.Heading("Members of Acme"),
        new Block.Table(
            List.of("Name", "Role", "Status"),
            List.of(
                row(ANA, Span.plain("Owner"), Span.plain("active")),
                row(NOWHERE, Span.plain("Member"), Span.plain("invited")))),
        new Block.Note(List.of(Span.plain("1 to 2 of 12"))),
        new Block.Buttons(
            List.of(
                button("Previous", Button.Style.PLAIN, 'u'),
                button("Next", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message usageReport() {
    return Reply.of(
        new Block.Heading("Usage of Acme, November 2026"),
        new Block.Facts(
            List.of(
                fact("Credits", Span.plain("1,230 (20% more than the 1,025 in the cycle before)")),
                fact("Pool", Span.plain("0 of 1,000 credits left, 230 used beyond it")),
                fact("Begins anew", Span.when(WHEN)))),
        new Block.Table(
            List.of("Team", "People", "Credits", "Requests", "Budget"),
            List.of(
                row(
                    Span.plain("🟦 Data"),
                    Span.plain("2 people"),
                    Span.plain("1,200 credits"),
                    Span.plain("9 requests"),
                    Span.plain("of 1,000 (120%)")))),
        new Block.Note(List.of(Span.plain("A budget is advisory: nothing is refused for it."))),
        new Block.Table(
            List.of("Name", "Credits", "Requests", "Last active"),
            List.of(
                row(
                    Span.plain("Ana Lima"),
                    Span.plain("1,200 credits"),
                    Span.plain("9 requests"),
                    Span.when(WHEN)))));
  }

  private static Reply.Message emptyList() {
    return Reply.of(
        new Block.Heading("Invitations of Acme"),
        paragraph(
            Span.plain("None yet. Invite somebody: "),
            Span.command("invite send ben@acme.test"),
            Span.plain(".")));
  }

  private static Reply.Message batchResult() {
    return Reply.of(
        paragraph(Span.plain("2 of 4 people are invited to "), Span.bold("Acme"), Span.plain(".")),
        new Block.Table(
            List.of("Who", "What happened"),
            List.of(
                row(ANA, Span.plain("invited as Member; a card and a mail are on their way")),
                row(NOWHERE, Span.plain("invited as Member; a mail is on its way")),
                row(Span.code("carol"), Span.plain("neither a mention nor an e-mail address")),
                row(Span.plain("dan@acme.test"), Span.plain("is a member already")))),
        new Block.Buttons(List.of(button("Undo", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message hostileNames() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("Org <!channel> & @everyone *x*"));
    for (String name : HOSTILE) {
      blocks.add(
          paragraph(
              Span.plain(name),
              Span.plain(" / "),
              Span.bold(name),
              Span.plain(" / "),
              Span.code(name),
              Span.plain(" / "),
              new Span.Person(name, List.of()),
              Span.plain(" / "),
              new Span.Link(name, URI.create("https://roster.test/")),
              Span.plain(" / "),
              Span.command("org switch " + name)));
    }
    blocks.add(
        new Block.Facts(HOSTILE.stream().map(name -> fact(name, Span.plain(name))).toList()));
    blocks.add(
        new Block.Table(
            List.of("<!channel>", "*Name*"),
            HOSTILE.stream().map(name -> row(Span.plain(name), Span.bold(name))).toList()));
    blocks.add(new Block.Buttons(List.of(button("<!channel> *b* & `c`", Button.Style.PLAIN, 'p'))));
    blocks.add(new Block.Note(List.of(Span.plain("@here <!subteam^S1>"))));
    return new Reply.Message(blocks);
  }

  private static Reply.Message longText() {
    String words = "Nothing of this long text may get lost on the way. ".repeat(130).strip();
    String unbroken = "👨‍👩‍👧‍👦é".repeat(700);
    return Reply.of(
        new Block.Heading("A heading that is longer than the 150 characters of Slack ".repeat(3)),
        paragraph(Span.plain(words), Span.bold(" The end.")),
        paragraph(Span.plain(unbroken)),
        paragraph(Span.plain("&<>".repeat(1200))),
        new Block.Facts(List.of(fact("Message", Span.plain(words)), fact("Short", ANA))),
        new Block.Note(List.of(Span.plain(words))));
  }

  private static Reply.Message longTable() {
    var rows = new ArrayList<Block.Row>();
    for (int i = 1; i <= 40; i++) {
      rows.add(
          row(
              Span.plain("Person number " + i + " of Acme"),
              Span.plain("person" + i + "@acme.test"),
              Span.plain(i % 7 == 0 ? "Admin" : "Member"),
              Span.when(WHEN.minusSeconds(86_400L * i))));
    }
    return Reply.of(
        new Block.Heading("Members of Acme"),
        new Block.Table(List.of("Name", "E-mail", "Role", "Since"), rows),
        new Block.Buttons(List.of(button("Next", Button.Style.PLAIN, 'u'))));
  }

  private static Reply.Message manyButtons() {
    var buttons = new ArrayList<Button>();
    for (int i = 1; i <= 27; i++) {
      buttons.add(new Button("Button " + i, Button.Style.PLAIN, "p" + "%022d".formatted(i)));
    }
    return Reply.of(paragraph(Span.plain("Pick one.")), new Block.Buttons(buttons));
  }

  private static Block.Paragraph paragraph(Span... spans) {
    return new Block.Paragraph(List.of(spans));
  }

  private static Block.Fact fact(String label, Span... value) {
    return new Block.Fact(label, List.of(value));
  }

  private static Block.Row row(Span... cells) {
    return new Block.Row(List.of(cells).stream().map(List::of).toList());
  }

  private static Button button(String label, Button.Style style, char letter) {
    String form = letter == 'f' ? "upgrade deny" : "";
    String token = Integer.toHexString(label.hashCode()) + "-".repeat(22);
    return new Button(label, style, letter + token.substring(0, 22) + form);
  }
}
