package weft.database;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts the classes that are marked {@link Beside} into one lane, and tells a test its lane. */
public final class Lane implements ResourceLocksProvider, BeforeAllCallback, AfterAllCallback {
  private static final String MAIN = "main";
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> MAIN);

  /** The lane of this thread's test class, which keys everything that a lane's classes share. */
  public static String current() {
    return requireNonNull(CURRENT.get());
  }

  private static String of(Class<?> test) {
    return AnnotationSupport.findAnnotation(test, Beside.class).orElseThrow().value();
  }

  @Override
  public Set<Lock> provideForClass(Class<?> test) {
    return Set.of(new Lock("the lane " + of(test)));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    CURRENT.set(of(context.getRequiredTestClass()));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    CURRENT.remove();
  }
}
