package weft.bff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/**
 * Seals the content of sessions, including tokens, in the database. Only sealed content is read
 * back, so that an attacker who can write to the table cannot make the portal deserialize objects.
 */
@Configuration(proxyBeanMethods = false)
class SealedSessions {
  /** Spring Session looks the bean up by this name. */
  @Bean
  ConversionService springSessionConversionService(PortalClient client) {
    var seal = new Seal(client.clientSecret(), "weft session content");
    var written = new SerializingConverter();
    var read =
        new DeserializingConverter(new DefaultDeserializer(SealedSessions.class.getClassLoader()));
    var service = new GenericConversionService();
    service.addConverter(Object.class, byte[].class, it -> seal.close(written.convert(it)));
    service.addConverter(
        byte[].class,
        Object.class,
        it ->
            read.convert(
                seal.open(it)
                    .orElseThrow(
                        () -> new SerializationFailedException("not sealed by this portal"))));
    return service;
  }

  /**
   * A page sends several requests at once when it opens, and each may be the first to set a session
   * attribute. The later one overwrites it instead of failing.
   */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer attributesWrittenOver() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
