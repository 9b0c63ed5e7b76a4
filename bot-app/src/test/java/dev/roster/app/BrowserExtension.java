package dev.roster.app;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A headless browser for a test class: the installed Chromium or Chrome. Register it as a static
 * {@code @RegisterExtension}; without a browser the class is skipped and says why. Each {@link
 * #open} is a window of its own, without the others' cookies, and ends with its test.
 */
public final class BrowserExtension
    implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final List<BrowserContext> windows = new ArrayList<>();
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Path program =
        installed()
            .orElseThrow(() ->
                new TestAbortedException(
                    "no browser on the PATH: install chromium to run this test"));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setArgs(FLAGS));
  }

  /** Opens a window on a desktop. */
  public Page open() {
    return open(new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  /** Opens a window on a phone. */
  public Page openPhone() {
    return open(
        new Browser.NewContextOptions()
            .setViewportSize(360, 740)
            .setIsMobile(true)
            .setHasTouch(true));
  }

  /** Opens a window with the given options. */
  public Page open(Browser.NewContextOptions options) {
    var window = requireNonNull(browser, "no browser was started").newContext(options);
    windows.add(window);
    return window.newPage();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    windows.forEach(BrowserContext::close);
    windows.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
