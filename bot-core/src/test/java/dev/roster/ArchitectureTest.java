package dev.roster;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.roster.command.Command;
import dev.roster.command.Need;
import dev.roster.testing.DatabaseExtension;
import dev.roster.testing.TestDatabase;
import dev.roster.testing.TestRoster;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DatabaseExtension.class)
class ArchitectureTest {

  /** Commands that anybody may run: each shows only what is one's own, or decides for itself. */
  private static final Set<String> FOR_EVERYBODY =
      Set.of(
          "home",
          "help",
          "me",
          "inbox",
          "account link",
          "account confirm",
          "account unlink",
          "account timezone",
          "org list",
          "org switch",
          "org connect");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/migrations/"))
          .importPackages("dev.roster");

  /** From the ground up: a package uses those of lower floors, and others of its own. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("chat", "csv"),
          List.of("reply", "clock", "access", "audit", "json", "platform"),
          List.of("store", "action", "mail"),
          List.of("code"),
          List.of("command"),
          List.of("person"),
          List.of("notice", "session", "lookalike"),
          List.of("door"),
          List.of("member"),
          List.of("org"),
          List.of("team"),
          List.of("usage", "apikey", "card"),
          List.of("upgrade"),
          List.of("invite"),
          List.of("scheme", "domain"),
          List.of("account", "webhook", "install"),
          List.of("signin"),
          List.of("removal"),
          List.of("operator"),
          List.of("history"),
          List.of("home"),
          List.of("check", "service"),
          List.of("assembly"));

  @Test
  void theCoreKnowsNoPlatformAndNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.slack..",
            "net.dv8tion..",
            "org.flywaydb..",
            "jakarta.mail..",
            "javax.mail..",
            "org.eclipse..",
            "jakarta.servlet..",
            "com.sun.net.httpserver..",
            "java.net.http..",
            "okhttp3..",
            "gg.jte..",
            "picocli..",
            "com.github.kagkarlsson..",
            "com.zaxxer..",
            "org.mariadb..")
        .because("adapters and the app know the core, never the other way round (ADR 001)")
        .check(CORE);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("dev.roster.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle makes two packages one that cannot be understood alone")
        .check(CORE);
  }

  @Test
  void packagesDependOnlyDownward() {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      String[] above =
          FLOORS.subList(floor + 1, FLOORS.size()).stream()
              .flatMap(List::stream)
              .map(name -> "dev.roster." + name + "..")
              .toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAnyPackage(packages(FLOORS.get(floor)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .because("features stand on the base and on each other in one order only")
            .check(CORE);
      }
    }
  }

  @Test
  void everyPackageHasItsFloor() {
    var known = FLOORS.stream().flatMap(List::stream).collect(Collectors.toSet());
    assertThat(CORE.stream().map(type -> type.getPackageName().substring("dev.roster.".length())))
        .isSubsetOf(known);
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(name -> "dev.roster." + name + "..").toArray(String[]::new);
  }

  @Test
  void onlyTransactionsBeginsAndCommits() {
    noClasses()
        .that(not(named("dev.roster.store.Transactions")))
        .should()
        .callMethodWhere(
            target(
                describe(
                    "a method that begins or ends a transaction",
                    target ->
                        Set.of(
                                    "begin",
                                    "commit",
                                    "rollback",
                                    "inTransaction",
                                    "useTransaction",
                                    "setAutoCommit")
                                .contains(target.getName())
                            && (target.getOwner().isAssignableTo(Handle.class)
                                || target.getOwner().isAssignableTo(Jdbi.class)
                                || target.getOwner().isAssignableTo(Connection.class)))))
        .because("a change is one transaction that decides, audits and touches first (ADR 003)")
        .check(CORE);
  }

  @Test
  void onlyTheStoreOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.roster.store..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Jdbi.class)
        .because("tables take a handle and never open one")
        .check(CORE);
    noClasses()
        .that(not(resideInAnyPackage("dev.roster.store..", "dev.roster.assembly..")))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DataSource.class)
        .because("only the composition hands pools to the store")
        .check(CORE);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no @NullMarked package-info"));
              }
            })
        .because("null is checked by the compiler, and a package says in a sentence what it is for")
        .check(CORE);
  }

  @Test
  void nothingIsPrintedOrLoggedBesideSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("results go to people and logs to SLF4J, where secrets are masked")
        .check(CORE);
  }

  @Test
  void timeComesFromTheInjectedClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .because("one clock, the database's, decides what has expired")
        .check(CORE);
  }

  @Test
  void everyTypedCommandNeedsSomethingOrStandsOnTheList(TestDatabase database) {
    try (var roster = TestRoster.silent(database)) {
      assertThat(
              roster.engine().catalog().typed().stream()
                  .filter(command -> command.need() instanceof Need.Nothing)
                  .map(Command::path))
          .as("commands without a permission")
          .containsExactlyInAnyOrderElementsOf(FOR_EVERYBODY);
    }
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe(
        name, type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
  }
}
