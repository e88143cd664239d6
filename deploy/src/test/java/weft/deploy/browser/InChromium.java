package weft.deploy.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import weft.database.Beside;

/** A test of what people see: in a lane with a hub and a browser of its own, where one is there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("weft.deploy.browser.Chromium#installed")
@ExtendWith(ClosesScreens.class)
@Beside("screens")
public @interface InChromium {}
