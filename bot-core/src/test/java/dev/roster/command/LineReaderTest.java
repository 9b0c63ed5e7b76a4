package dev.roster.command;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

  private final Catalog catalog = SampleCommands.catalog();
  private final LineReader lines = new LineReader(catalog);

  @Test
  void requiredOptionsArePositionalInTheirOrder() throws Exception {
    var read = lines.read("member role <@slack:T1/U2> admin");
    assertThat(read.command().path()).isEqualTo("member role");
    assertThat(read.words())
        .containsOnly(entry("person", "<@slack:T1/U2>"), entry("role", "admin"));
    assertThat(read.org()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "member role person:ana@acme.test role:admin",
        "member role role:admin person:ana@acme.test",
        "member role role:admin ana@acme.test",
        "member role ana@acme.test role: admin",
        "member role Person:ana@acme.test ROLE:admin",
        "MEMBER Role ana@acme.test admin",
        "  member \t role\u00a0ana@acme.test\u2003admin\n",
      })
  void everyOptionTakesItsName(String line) throws Exception {
    assertThat(words(line)).containsOnly(entry("person", "ana@acme.test"), entry("role", "admin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org create \"Acme Inc\" pro",
        "org create \u201cAcme Inc\u201d pro",
        "org create \u201eAcme Inc\u201c pro",
        "org create \u201dAcme Inc\u201d pro",
        "org create \u00abAcme Inc\u00bb pro",
        "org create name:\"Acme Inc\" pro",
        "org create pro name:\u201cAcme Inc\u201d",
        "org create name: \"Acme Inc\" plan: pro",
      })
  void quotesStraightOrSmartHoldWordsTogether(String line) throws Exception {
    assertThat(words(line)).containsOnly(entry("name", "Acme Inc"), entry("plan", "pro"));
  }

  @Test
  void aQuotedWordIsNeverAnOption() throws Exception {
    assertThat(words("org create \"plan:pro\" free"))
        .containsOnly(entry("name", "plan:pro"), entry("plan", "free"));
  }

  @Test
  void aQuoteWithinAWordStaysAsItIs() throws Exception {
    assertThat(words("org create 12\" pro")).containsEntry("name", "12\"");
    assertThat(words("org create O\"Neil pro")).containsEntry("name", "O\"Neil");
  }

  @Test
  void anEmptyQuotedValueIsAValue() throws Exception {
    assertThat(words("org create \"\" pro")).containsOnly(entry("name", ""), entry("plan", "pro"));
    assertThat(words("org create name:\"\" pro"))
        .containsOnly(entry("name", ""), entry("plan", "pro"));
  }

  @Test
  void anUnclosedQuoteIsExplained() {
    assertThat(problem("org create \"Acme Inc pro"))
        .isEqualTo(
            "the quote before `Acme Inc pro` is never closed; quotes come in pairs, as in"
                + " `\"two words\"`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member role ana@acme.test admin she asked for it | reason      | she asked for it",
        "member role ana@acme.test admin reason:she asked | reason      | she asked",
        "org create Acme pro all our people               | description | all our people",
        "org create Acme all plan:pro our people          | description | all our people",
        "invite send ana@acme.test welcome on board       | message     | welcome on board",
        "invite list pending example.com                  | query       | example.com",
        "help member role                                 | topic       | member role",
      })
  void leftOverWordsGoToTheRestOption(String line, String option, String value) throws Exception {
    assertThat(words(line)).containsEntry(option, value);
  }

  @Test
  void leftOverWordsElsewhereAreAnErrorThatShowsTheQuotedForm() {
    assertThat(problem("org switch Acme Inc"))
        .isEqualTo(
            "`Inc` is left over. Words that belong together go in quotes: `/org switch \"Acme"
                + " Inc\"`.");
    assertThat(problem("team role Data Science ana@acme.test admin"))
        .endsWith("`/team role \"Data Science\" ana@acme.test admin`.");
  }

  @Test
  void theQuotedFormCountsWhatWasNamed() {
    assertThat(problem("team role role:admin Data Science ana@acme.test"))
        .contains("\"Data Science\" ana@acme.test")
        .contains("role:admin");
    assertThat(problem("team role role:admin person:ana@acme.test team:Data Science"))
        .startsWith("`Science` is left over.");
    assertThat(problem("org list please")).startsWith("`please` is left over.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invite send ana@acme.test ben@acme.test role:admin",
        "invite send ana@acme.test, ben@acme.test role:admin",
        "invite send ana@acme.test,ben@acme.test role:admin",
        "invite send ana@acme.test , ben@acme.test role:admin",
        "invite send ana@acme.test\nben@acme.test\nrole:admin",
        "invite send role:admin ana@acme.test; ben@acme.test",
        "invite send people:ana@acme.test, ben@acme.test role:admin",
        "invite send people: ana@acme.test ben@acme.test role:admin",
      })
  void peopleAreSeparatedBySpacesCommasOrNewlines(String line) throws Exception {
    var words = words(line);
    assertThat(words).containsEntry("role", "admin").doesNotContainKey("message");
    assertThat(NamedPerson.all(words.getOrDefault("people", "")).stream().map(NamedPerson::word))
        .containsExactly("ana@acme.test", "ben@acme.test");
  }

  @Test
  void mentionsAreAPartOfPeople() throws Exception {
    var words = words("invite send <@slack:T1/U2> <@discord:8035> ana@acme.test welcome");
    assertThat(words)
        .containsEntry("people", "<@slack:T1/U2> <@discord:8035> ana@acme.test")
        .containsEntry("message", "welcome");
  }

  @Test
  void anOptionTwiceIsAnError() {
    assertThat(problem("member role ana@acme.test role:admin role:owner"))
        .isEqualTo("`role:` is given twice; once is enough");
    assertThat(problem("org list org:acme org:beta"))
        .isEqualTo("`org:` is given twice; once is enough");
  }

  @Test
  void aTypoInAnOptionNameGetsASuggestion() {
    assertThat(problem("member role ana@acme.test rol:admin"))
        .isEqualTo("`member role` has no option `rol`; did you mean `role:`?");
    assertThat(problem("org list orgg:acme")).contains("did you mean `org:`?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://acme.test/role", "at:10:30", "note:late", "mailto:ana@acme.test"})
  void aColonInAnotherWordIsNoOption(String word) throws Exception {
    assertThat(words("member role ana@acme.test admin " + word)).containsEntry("reason", word);
  }

  @Test
  void orgPicksAnOrgForOneCommand() throws Exception {
    assertThat(lines.read("org list org:acme").org()).contains("acme");
    assertThat(lines.read("member show ana@acme.test ORG:\"Acme Inc\"").org()).contains("Acme Inc");
  }

  @Test
  void anOptionThatIsCalledOrgIsTheCommandsOwn() throws Exception {
    var read = lines.read("org switch org:acme here:yes");
    assertThat(read.org()).isEmpty();
    assertThat(read.words()).containsOnly(entry("org", "acme"), entry("here", "yes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n", "\u00a0", "home", "roster", "/roster", "/roster home"})
  void nothingIsHome(String line) throws Exception {
    assertThat(lines.read(line).command().path()).isEqualTo("home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "member help", "/roster member", "help member", "MEMBER HELP"})
  void aGroupAloneIsItsHelp(String line) throws Exception {
    var read = lines.read(line);
    assertThat(read.command().path()).isEqualTo("help");
    assertThat(read.words()).containsOnly(entry("topic", "member"));
  }

  @Test
  void helpAfterACommandIsItsHelp() throws Exception {
    assertThat(words("member role help")).containsOnly(entry("topic", "member role"));
  }

  @Test
  void theSlashCommandMayStandInFront() throws Exception {
    assertThat(lines.read("/roster org list").command().path()).isEqualTo("org list");
    assertThat(lines.read("roster org list").command().path()).isEqualTo("org list");
  }

  @ParameterizedTest
  @CsvSource({
    "membr role, '/member'",
    "memebr, '/member'",
    "hlep, '/help'",
    "create Acme pro, '/org create'",
  })
  void anUnknownWordGetsASuggestion(String line, String suggestion) {
    assertThat(problem(line))
        .contains("is no command. Did you mean `" + suggestion + "`?")
        .endsWith("`/help` lists what you can do.");
  }

  @Test
  void anUnknownVerbGetsASuggestionAndTheVerbs() {
    assertThat(problem("member rloe ana@acme.test"))
        .isEqualTo(
            "`member rloe` is no command. Did you mean `/member role`? `/member` takes `role`,"
                + " `show`.");
    assertThat(problem("xylophone"))
        .isEqualTo("`xylophone` is no command. `/help` lists what you can do.");
  }

  @Test
  void whatOnlyButtonsRunIsNoWord() {
    assertThat(problem("invite accept")).startsWith("`invite accept` is no command.");
    assertThat(problem("dismiss")).startsWith("`dismiss` is no command.");
  }

  @Test
  void aLineHasAtMost4000Characters() throws Exception {
    String start = "member role ana@acme.test admin ";
    assertThat(words(start + "x".repeat(4000 - start.length()))).containsKey("reason");
    assertThat(problem("x".repeat(4001)))
        .isEqualTo("a command has at most 4000 characters, this has 4001");
  }

  @Test
  void longWordsAreCutInTheAnswer() {
    assertThat(problem("x".repeat(3000))).hasSizeLessThan(200).contains("…");
    assertThat(problem("member " + "x".repeat(3000))).hasSizeLessThan(200);
    assertThat(problem("org list " + "x".repeat(3000))).hasSizeLessThan(400);
    assertThat(problem("org list \"" + "x".repeat(3000))).hasSizeLessThan(250);
  }

  /** Whatever somebody types, the answer is one sentence: never another error, never two lines. */
  @Test
  void anyTextIsReadOrExplainedInOneLine() {
    long seed = Long.getLong("lines.seed", System.nanoTime());
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String line = RandomLines.next(random, catalog);
      try {
        assertReadOrExplained(line);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dlines.seed=" + seed + ", line " + i + ": " + line, e);
      }
    }
  }

  private void assertReadOrExplained(String line) {
    try {
      Invocation read = lines.read(line);
      assertThat(read.command().options().stream().map(Option::name))
          .containsAll(read.words().keySet());
      Object ignored = read.command().params().read(read.words());
      assertThat(ignored).isNotNull();
    } catch (UsageException e) {
      assertThat(e.sentence()).isNotBlank().hasSizeLessThan(600);
      assertThat(e.sentence().codePoints())
          .as(e.sentence())
          .noneMatch(c -> c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029)
          .noneMatch(Character::isISOControl);
      assertThat(e.sentence().chars().filter(c -> c == '`').count() % 2)
          .as("backticks in pairs: %s", e.sentence())
          .isZero();
    }
  }

  @Test
  void readingIsLinearInTheLengthOfTheLine() {
    for (String part : List.of("\"", "\" ", "a:", "role:", "@", "a@b.c,", "“ ", "x\"x ")) {
      String line = "member role " + part.repeat(3980 / part.length());
      long start = System.nanoTime();
      assertReadOrExplained(line);
      assertThat(System.nanoTime() - start).as(part).isLessThan(250_000_000L);
    }
  }

  private Map<String, String> words(String line) throws UsageException {
    return lines.read(line).words();
  }

  private String problem(String line) {
    var thrown = catchThrowableOfType(UsageException.class, () -> lines.read(line));
    assertThat(thrown).as(line).isNotNull();
    return thrown.sentence();
  }
}
