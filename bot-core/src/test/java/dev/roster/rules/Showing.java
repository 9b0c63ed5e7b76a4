package dev.roster.rules;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A test that shows a row: its display name begins with the row's id.
 *
 * @param row the id
 * @param test class and method, such as {@code team.TeamsTest#aNameIsGivenOnce}
 * @param disabled whether it or its class is {@link Disabled}
 * @param everyBuild whether every build runs it, not only the long one
 */
record Showing(String row, String test, boolean disabled, boolean everyBuild) {

  private static final Pattern ID = Pattern.compile("([A-EX]\\d\\d)\\b.*", Pattern.DOTALL);
  private static final String ROOT = "dev.roster.";

  /** All of this module, found without running any. */
  static List<Showing> all() {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(testClasses())))
            .build();
    var config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build();
    TestPlan plan = LauncherFactory.create(config).discover(request);
    var found = new ArrayList<Showing>();
    for (TestIdentifier engine : plan.getRoots()) {
      plan.getDescendants(engine).forEach(test -> of(test).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Showing> of(TestIdentifier test) {
    Matcher name = ID.matcher(test.getDisplayName());
    return name.matches()
        ? test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(source -> of(name.group(1), test, ((MethodSource) source).getJavaMethod()))
        : Optional.empty();
  }

  private static Showing of(String row, TestIdentifier test, Method method) {
    Class<?> owner = method.getDeclaringClass();
    String name = owner.getName();
    return new Showing(
        row,
        (name.startsWith(ROOT) ? name.substring(ROOT.length()) : name) + "#" + method.getName(),
        Stream.of(method, owner)
            .anyMatch(part -> AnnotationSupport.isAnnotated(part, Disabled.class)),
        !test.getTags().contains(TestTag.create("long")));
  }

  private static Path testClasses() {
    try {
      return Path.of(Showing.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
