package dev.roster.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {

  private static final Kind<String> TEXT = new Kind.Text(5);
  private static final Kind<String> ROLE = new Kind.Choice(List.of("member", "admin"));
  private static final Kind<PersonRef> PERSON = new Kind.Person((context, sql, typed) -> List.of());

  @Test
  void textIsStrippedAndCountedInCharactersNotInUnits() throws Exception {
    assertThat(TEXT.read("  Ana ")).isEqualTo("Ana");
    assertThat(TEXT.read("👍👍👍👍👍")).hasSize(10);
    assertThat(problem(TEXT, "👍👍👍👍👍👍"))
        .isEqualTo("at most 5 characters are allowed, this has 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void anEmptyTextIsNoText(String word) {
    assertThat(problem(TEXT, word)).isEqualTo("a text of 1 to 5 characters is needed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u001b[1",
        "a\rb",
        "a\u0085b",
        "a\u202eb",
        "a\u2066b",
        "\ud83d",
        "a\udc4d"
      })
  void textThatLooksLikeSomethingElseIsRefused(String word) {
    assertThat(problem(TEXT, word))
        .isEqualTo("control characters and direction marks are not allowed in a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u2028b", "a\u2029b"})
  void textThatBreaksTheLineUnseenIsRefused(String word) {
    assertThat(problem(TEXT, word)).contains("not allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "e\u0301", "日本", "a\nb", "<b>", "%_", "'--"})
  void otherTextIsKeptAsTyped(String word) throws Exception {
    assertThat(TEXT.read(word)).isEqualTo(word);
  }

  @Test
  void aChoiceIsOneOfItsWordsInAnyCase() throws Exception {
    assertThat(ROLE.read(" Admin ")).isEqualTo("admin");
    assertThat(problem(ROLE, "admn"))
        .isEqualTo("`admn` is not one of `member`, `admin`; did you mean `admin`?");
    assertThat(problem(ROLE, "manager")).isEqualTo("`manager` is not one of `member`, `admin`");
  }

  @Test
  void yesAndNo() throws Exception {
    var kind = new Kind.YesNo();
    for (String yes : List.of("yes", "YES", "y", "true")) {
      assertThat(kind.read(yes)).isTrue();
    }
    for (String no : List.of("no", "No", "n", "false")) {
      assertThat(kind.read(no)).isFalse();
    }
    assertThat(problem(kind, "maybe")).isEqualTo("`maybe` is not `yes` or `no`");
  }

  @Test
  void aPersonIsAMentionOrAnAddress() throws Exception {
    assertThat(PERSON.read("<@slack:T1/U2>").canonical()).isEqualTo("<@slack:T1/U2>");
    assertThat(PERSON.read(" ana@acme.test ").canonical()).isEqualTo("ana@acme.test");
    assertThat(problem(PERSON, "ana"))
        .isEqualTo("`ana` is neither a mention nor an e-mail address");
  }

  @Test
  void peopleKeepTheWordsThatNameNobody() throws Exception {
    var people =
        new Kind.People(50)
            .read("ana@acme.test, ben <@slack:T1/U2>;\ncarol@acme.test\u00a0dave@acme.test");
    assertThat(people.stream().map(NamedPerson::word))
        .containsExactly(
            "ana@acme.test", "ben", "<@slack:T1/U2>", "carol@acme.test", "dave@acme.test");
    assertThat(people.get(1).person()).isEmpty();
    assertThat(people.get(2).person()).isPresent();
  }

  @Test
  void peopleHaveAtLeastOneAndAtMostSoMany() {
    var kind = new Kind.People(50);
    assertThat(problem(kind, " , ;")).isEqualTo("at least one mention or e-mail address is needed");
    String many =
        IntStream.rangeClosed(1, 51)
            .mapToObj(i -> "p" + i + "@acme.test")
            .collect(Collectors.joining(" "));
    assertThat(problem(kind, many))
        .isEqualTo("at most 50 people are allowed at once, these are 51");
  }

  @Test
  void theSentenceNamesTheOption() {
    var option = Option.required("role", "Which", ROLE);
    var thrown = catchThrowableOfType(UsageException.class, () -> option.read(Optional.of("boss")));
    assertThat(thrown.sentence()).isEqualTo("`role`: `boss` is not one of `member`, `admin`");
    var missing = catchThrowableOfType(UsageException.class, () -> option.read(Optional.empty()));
    assertThat(missing.sentence()).isEqualTo("`role` is missing");
  }

  private static String problem(Kind<?> kind, String word) {
    var thrown = catchThrowableOfType(UsageException.class, () -> kind.read(word));
    assertThat(thrown).as(word).isNotNull();
    return thrown.sentence();
  }
}
