package weft.deploy.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import weft.database.Beside;

/**
 * A test of what people see, where a browser is there: in a lane with a hub and a browser of its
 * own, or in the one that a {@link Beside} of the class itself names.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("weft.deploy.browser.Chromium#installed")
@ExtendWith(ClosesScreens.class)
@Beside("screens")
public @interface InChromium {}
