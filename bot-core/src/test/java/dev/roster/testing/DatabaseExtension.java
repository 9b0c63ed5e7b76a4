package dev.roster.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a schema of its own, for parameters of type {@link TestDatabase}:
 * {@code @ExtendWith(DatabaseExtension.class)}. All tests of the class share it.
 */
public final class DatabaseExtension
    implements BeforeAllCallback, AfterAllCallback, ParameterResolver {

  private @Nullable TestDatabase database;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (database == null) {
      database = TestDatabase.create();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (database == null) {
      throw new IllegalStateException("the database is only there within a test class");
    }
    return database;
  }
}
