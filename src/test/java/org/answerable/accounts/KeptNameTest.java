package org.answerable.accounts;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

class KeptNameTest {
    @Test
    void the_name_of_an_account_is_given_when_it_is_made_and_never_again() {
        JavaClasses ours = new ClassFileImporter().importPackages("org.answerable.accounts");
        fields().that(describe(
                        "an account's name",
                        field -> field.getOwner().isEquivalentTo(Account.class)
                                && field.getName().equals("name")))
                .should(new ArchCondition<JavaField>("be written by constructors alone") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        field.getAccessesToSelf().stream()
                                .filter(access -> access.getAccessType() == AccessType.SET
                                        && !access.getOrigin().isConstructor())
                                .forEach(access ->
                                        events.add(SimpleConditionEvent.violated(field, access.getDescription())));
                    }
                })
                .check(ours);
    }
}
