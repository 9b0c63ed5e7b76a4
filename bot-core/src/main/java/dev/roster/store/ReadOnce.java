package dev.roster.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Reads the text of a statement once in a process. By itself each pool reads every statement anew,
 * which takes longer than to run it: twice at a start, and in tests as often as there is a core.
 */
final class ReadOnce implements TemplateEngine.Parsing {

  /** More than there are statements, of which few are put together while running. */
  private static final int MOST = 2_000;

  private static final TemplateEngine TEMPLATES = new ReadOnce();
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final TemplateEngine.Parsing real = new DefinedAttributeTemplateEngine();
  private final Cache<String, Function<StatementContext, String>> read =
      Caffeine.newBuilder().maximumSize(MOST).build();

  private ReadOnce() {}

  /** Lets it read the statements of a pool. */
  static void configure(SqlStatements statements) {
    statements.setTemplateEngine(TEMPLATES).setSqlParser(PARSER);
  }

  @Override
  public Optional<Function<StatementContext, String>> parse(
      String template, ConfigRegistry config) {
    return Optional.of(read.get(template, text -> real.parse(text, config).orElseThrow()));
  }
}
