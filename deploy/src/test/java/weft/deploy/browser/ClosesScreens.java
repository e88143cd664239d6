package weft.deploy.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A screen that is left open follows its hub, or looks for it when it is gone, for ever. */
public final class ClosesScreens implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    Chromium.closeScreens();
  }
}
