package dev.roster.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between people and the engine knows none of the features behind it. */
class AdaptersTest {

  private static final JavaClasses ROSTER =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.roster");

  @ParameterizedTest
  @ValueSource(
      strings = {"dev.roster.slack..", "dev.roster.discord..", "dev.roster.app.playground.."})
  void knowTheEngineAndNoFeature(String adapter) {
    noClasses()
        .that()
        .resideInAPackage(adapter)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.roster..")
                .and(
                    not(
                        resideInAnyPackage(
                            adapter,
                            "dev.roster.action..",
                            "dev.roster.chat..",
                            "dev.roster.command..",
                            "dev.roster.install..",
                            "dev.roster.json..",
                            "dev.roster.platform..",
                            "dev.roster.reply..",
                            "dev.roster.app.mail..",
                            "dev.roster.app.web.."))))
        .because("a command that needs a change in an adapter is a fault of the engine's design")
        .check(ROSTER);
  }
}
