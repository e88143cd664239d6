package weft.deploy.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Closes screens after a test, because an open one follows its hub, or searches for it when it is
 * gone, for ever.
 */
public final class ClosesScreens implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    Chromium.closeScreens();
  }
}
