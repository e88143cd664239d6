package weft.deploy.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import weft.database.Beside;

/**
 * A test of the screens, where a browser is installed: in a lane with its own hub and browser, or
 * in the lane that a {@link Beside} of the class itself names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("weft.deploy.browser.Chromium#installed")
@ExtendWith(ClosesScreens.class)
@Beside("screens")
public @interface InChromium {}
