package weft.deploy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * What goes to partners, or lets them in, by their own ways. A hub with {@code weft.partners=quiet}
 * has none of it: it cannot reach anybody, whatever waits in its outbox.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "weft.partners", havingValue = "usual", matchIfMissing = true)
public @interface PartnersServed {}
