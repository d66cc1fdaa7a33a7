// Antimony, the readable notation for reaction networks (Smith et al. 2009,
// doi:10.1093/bioinformatics/btp401), as far as docs/model.md says. Line breaks end statements,
// except inside parentheses.
grammar Antimony;

@lexer::members {
  private int parentheses;
}

// A line break is put at the end of every text, so that each sentence ends with a separator and a
// fault in one does not reach the next.
file : item* EOF ;

item : (module | functionDefinition | statement)? separator ;

separator : NEWLINE | SEMICOLON ;

module
  : (MODEL | MODULE) TIMES? ID (OPEN (ID (COMMA ID)*)? CLOSE)? separator line* END
  ;

line : (functionDefinition | statement)? separator ;

functionDefinition
  : FUNCTION ID OPEN (ID (COMMA ID)*)? CLOSE separator* expression separator* END
  ;

statement
  : declaration
  | submodel
  | reaction
  | event
  | algebraic
  | assignment
  | placement
  | unitDefinition
  | unitOf
  | naming
  | deletion
  | annotation
  | importing
  ;

declaration : kind+ declared (COMMA declared)* ;

kind : CONST | VAR | SUBSTANCE_ONLY | SPECIES | COMPARTMENT | FORMULA ;

declared : DOLLAR? name (IN name)? ((EQUALS | BECOMES) expression)? ;

submodel : name COLON ID OPEN (expression (COMMA expression)*)? CLOSE (COMMA ID EQUALS expression)* ;

reaction : (name (IN name)? COLON)? side arrow side (SEMICOLON expression?)? ;

arrow : REVERSIBLE | IRREVERSIBLE | INTERACTION ;

side : (participant (PLUS participant)*)? ;

participant : (NUMBER | name)? DOLLAR? name ;

event
  : (name COLON)? AT (expression AFTER)? expression (COMMA ID EQUALS expression)*
    COLON (name EQUALS expression (COMMA name EQUALS expression)*)?
  ;

algebraic : NUMBER EQUALS expression ;

assignment
  : DOLLAR? name (IN name)? EQUALS (expression | SBO)   # initialValue
  | DOLLAR? name BECOMES expression                     # assignmentRule
  | DOLLAR? name PRIME EQUALS expression                # rateRule
  ;

placement : DOLLAR? name IN name ;

unitDefinition : UNIT ID EQUALS unitProduct ;

unitProduct : unitTerm ((TIMES | DIVIDE) unitTerm)* ;

unitTerm : NUMBER? unitAtom | NUMBER ;

unitAtom : (ID | OPEN unitProduct CLOSE) (POWER MINUS? NUMBER | POWER OPEN MINUS? NUMBER CLOSE)? ;

unitOf : name HAS ID ;

naming : name IS (STRING | name) ;

deletion : DELETE name ;

annotation : (name | MODEL) name text (COMMA NEWLINE* text)* ;

text : STRING | NOTES ;

importing : IMPORT STRING ;

name : ID (DOT ID)* ;

expression : conjunction (OR conjunction)* ;

conjunction : relation (AND relation)* ;

relation : sum ((LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | SAME | DIFFERENT) sum)? ;

sum : product ((PLUS | MINUS) product)* ;

product : signed ((TIMES | DIVIDE | PERCENT) signed)* ;

signed : (MINUS | PLUS | NOT)* power ;

power : atom (POWER exponent)* ;

exponent : MINUS* atom ;

atom
  : NUMBER ID?                                               # number
  | ID OPEN (expression (COMMA expression)*)? CLOSE          # call
  | name                                                     # reference
  | OPEN expression CLOSE                                    # parenthesis
  ;

MODEL : 'model' ;
MODULE : 'module' ;
END : 'end' ;
FUNCTION : 'function' ;
SPECIES : 'species' ;
COMPARTMENT : 'compartment' ;
FORMULA : 'formula' ;
CONST : 'const' ;
VAR : 'var' ;
SUBSTANCE_ONLY : 'substanceOnly' ;
UNIT : 'unit' ;
AT : 'at' ;
AFTER : 'after' ;
IN : 'in' ;
HAS : 'has' ;
IS : 'is' ;
DELETE : 'delete' ;
IMPORT : 'import' ;

SBO : 'SBO:' [0-9]+ ;
ID : [a-zA-Z_] [a-zA-Z0-9_]* ;
NUMBER : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [+-]? [0-9]+)? ;
NOTES : '```' .*? '```' ;
STRING : '"' ~["\r\n]* '"' | '"""' .*? '"""' ;

REVERSIBLE : '->' ;
IRREVERSIBLE : '=>' ;
INTERACTION : '-|' ;
BECOMES : ':=' ;
SAME : '==' ;
DIFFERENT : '!=' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
AND : '&&' ;
OR : '||' ;
NOT : '!' ;
EQUALS : '=' ;
PRIME : '\'' ;
COLON : ':' ;
COMMA : ',' ;
DOT : '.' ;
DOLLAR : '$' ;
PLUS : '+' ;
MINUS : '-' ;
TIMES : '*' ;
DIVIDE : '/' ;
PERCENT : '%' ;
POWER : '^' ;
OPEN : '(' { parentheses++; } ;
CLOSE : ')' { parentheses = Math.max(0, parentheses - 1); } ;
SEMICOLON : ';' { parentheses = 0; } ;

COMMENT : ('//' | '#') ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;
NEWLINE : '\r'? '\n' { if (parentheses > 0) { setChannel(HIDDEN); } } ;
SPACE : [ \t\u000C\uFEFF]+ -> skip ;
UNKNOWN : . ;
