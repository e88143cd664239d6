package weft.edi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StandaloneTest {

  @Test
  void the_reader_knows_no_Spring_no_database_and_no_Smooks() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("weft.edi");
    noClasses()
        .that()
        .resideInAnyPackage("weft.edi.reader", "weft.edi.table", "weft.edi.writer")
        .or()
        .haveSimpleName("EdiCheck")
        .or()
        .haveSimpleName("Contrl")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "org.smooks..",
            "org.axonframework..")
        .check(classes);
  }
}
