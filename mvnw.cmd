@echo off
rem Runs the one Maven version this build is tested with; see mvnw for the same on Unix.
setlocal
set "VERSION=3.9.16"
set "SHA512=831a8591fe20c8243b1dbe7d71e3244f31d1665b0804b2e825e38cbbe5ce0cafb8338851f90780735568773e0a6cd07bbec107cda0b896b008b861075358b6f6"
set "ARCHIVE=apache-maven-%VERSION%-bin.tar.gz"
if "%MAVEN_USER_HOME%"=="" set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\lever4j"
set "HOME_DIR=%DISTS%\apache-maven-%VERSION%"
if exist "%HOME_DIR%\bin\mvn.cmd" goto run
if not exist "%DISTS%" mkdir "%DISTS%"
set "TMP_DIR=%DISTS%\fetch.%RANDOM%"
mkdir "%TMP_DIR%"
echo mvnw: fetching Maven %VERSION% (once) 1>&2
if not "%MVNW_REPOURL%"=="" goto network
where mvn >nul 2>nul
if errorlevel 1 goto network
pushd "%TMP_DIR%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=org.apache.maven:apache-maven:%VERSION%:tar.gz:bin" "-DoutputDirectory=%TMP_DIR%" 1>&2
popd
if exist "%TMP_DIR%\%ARCHIVE%" goto check
:network
set "URL=https://archive.apache.org/dist/maven/maven-3/%VERSION%/binaries/%ARCHIVE%"
if not "%MVNW_REPOURL%"=="" set "URL=%MVNW_REPOURL%/org/apache/maven/apache-maven/%VERSION%/%ARCHIVE%"
curl -fsSL -o "%TMP_DIR%\%ARCHIVE%" "%URL%"
if errorlevel 1 (echo mvnw: could not fetch Maven %VERSION% 1>&2 & rmdir /s /q "%TMP_DIR%" & exit /b 1)
:check
certutil -hashfile "%TMP_DIR%\%ARCHIVE%" SHA512 | findstr /i /x "%SHA512%" >nul
if errorlevel 1 (echo mvnw: %ARCHIVE% does not match its pinned SHA-512 1>&2 & rmdir /s /q "%TMP_DIR%" & exit /b 1)
tar -xzf "%TMP_DIR%\%ARCHIVE%" -C "%TMP_DIR%"
move "%TMP_DIR%\apache-maven-%VERSION%" "%HOME_DIR%" >nul
rmdir /s /q "%TMP_DIR%"
:run
call "%HOME_DIR%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
