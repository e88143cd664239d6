package weft.deploy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Marks a bean that sends to partners or lets them in. A hub with {@code weft.partners=quiet} has
 * no such beans, so it reaches nobody, whatever is in its outbox.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "weft.partners", havingValue = "usual", matchIfMissing = true)
public @interface PartnersServed {}
